// What can be said of a value before it is sent: the rules of `check`, as far as a browser knows them. Nothing here touches the page.

import { isEmpty } from "./edit-changes.js";

const LONGEST = { line: 1000, markdown: 200000, key: 80, slug: 120 };
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff]/;
const PLACEHOLDER =
  /\{\{|\}\}|\{%|%\}|\{#(?![a-z0-9-]+\})|\{[a-z_]+\}|&amp;(?:amp|lt|gt|quot|#\d+);|<built-in |object at 0x|Lorem ipsum\b|\bTODO\b|\bFIXME\b|^(?:None|Undefined|nan)$/;
const PRIVATE_MAIL = /[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|yahoo|yandex|icloud|proton|protonmail|gmx|mynet)\.[a-z]+/i;
const MOBILE = /(?:^|[^\w.,=/-])(?:(?:\+|00)90[ .-]?\(?0?\)?[ .-]?|\(?0[ .-]?\(?)5[0-9]{2}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{2}(?!\w)/;
const IDENTITY = /(?:^|[^\w./=+-])([1-9][0-9]{10})(?![\w/]|[-.,][0-9])/;
const HTML = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/i;
const GROUPED = /^[0-9]{1,3}(?:[.,\s][0-9]{3})+$/;
const LINKED = { event: "events", project: "projects", report: "reports", org: "organizations", place: "places", topic: "topics", page: "pages", source: "sources" };

/** Returns code and values of the first problem of a field's value, or null. `known(register)` has the keys that may be referred to. */
export function problemOf(field, value, locale, schema, known) {
  const needed = field.required && locale === "tr" && field.kind !== "edition";
  if (isEmpty(value)) return needed ? ["missing", {}] : null;
  const values = Array.isArray(value) ? value : [value];
  if (field.many && values.length < (field.least ?? 0)) return ["too-few", { limit: field.least }];
  const twice = values.find((one, index) => values.indexOf(one) !== index);
  if (twice) return ["repeated-value", { value: twice }];
  for (const one of values) {
    const found = problemOfText(field, one, schema, known);
    if (found) return found;
  }
  return null;
}

function problemOfText(field, text, schema, known) {
  const code = unfit(text);
  if (code) return [code, { value: text.match(PLACEHOLDER)?.[0] ?? text, character: codePoint(text) }];
  if (field.values) {
    const allowed = schema.values[field.values].map(([value]) => value);
    return allowed.includes(text) ? null : ["not-allowed", { value: text, closest: "", allowed: allowed.join(", ") }];
  }
  if (field.register) {
    const keys = known(field.register);
    const isThere = !keys || keys.has(text) || (field.register === "sources" && /^own-record(?:-\d{4}-\d\d-\d\d)?$/.test(text));
    return isThere ? null : ["unknown-reference", { value: text, register: field.register, closest: "" }];
  }
  const limit = LONGEST[field.form] ?? LONGEST.line;
  if ([...text].length > limit) return ["too-long", { limit }];
  if (field.form === "markdown") return problemOfMarkdown(text, known);
  if (field.form === "line" && text.includes("\n")) return ["several-lines", {}];
  return problemOfForm(field, text, schema);
}

/** Returns the code of what no text may hold, or "". */
function unfit(text) {
  if (HIDDEN.test(text)) return "hidden-character";
  if (PLACEHOLDER.test(text)) return "placeholder";
  if (PRIVATE_MAIL.test(text)) return "private-email";
  if (MOBILE.test(text)) return "mobile-number";
  const identity = text.replace(/https?:\/\/\S+/g, "").match(IDENTITY);
  return identity && isIdentityNumber(identity[1]) ? "identity-number" : "";
}

function codePoint(text) {
  const character = text.match(HIDDEN)?.[0];
  return character ? `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : "";
}

function isIdentityNumber(text) {
  const digits = [...text].map(Number);
  const sum = (numbers) => numbers.reduce((total, digit) => total + digit, 0);
  const odd = sum(digits.filter((_, index) => index < 9 && index % 2 === 0));
  const even = sum(digits.filter((_, index) => index < 8 && index % 2 === 1));
  return (((odd * 7 - even) % 10) + 10) % 10 === digits[9] && sum(digits.slice(0, 10)) % 10 === digits[10];
}

function problemOfMarkdown(text, known) {
  const prose = text.replace(/(^|\n)(```|~~~)[\s\S]*?\n\2/g, "").replace(/`[^`]*`/g, "");
  if (/^#\s/m.test(prose)) return ["heading-level", {}];
  const html = prose.match(HTML);
  if (html && !/^<https?:/i.test(html[0])) return ["raw-html", { value: html[0] }];
  const picture = prose.match(/!\[\s*\]\(([^)\s]*)/);
  if (picture) return ["image-without-text", { value: picture[1] }];
  for (const [, keys] of prose.matchAll(/\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)[^\]]*\]/g)) {
    for (const [, key] of keys.matchAll(/@([a-z0-9-]+)/g)) {
      const sources = known("sources");
      if (sources && !sources.has(key) && !key.startsWith("own-record")) return ["unknown-citation", { value: key, closest: "" }];
    }
  }
  for (const [, target, scheme, key] of prose.matchAll(/\]\((([a-z]+):([a-z0-9-]+))(?:#[^)]*)?\)/g)) {
    const keys = LINKED[scheme] && known(LINKED[scheme]);
    if (keys && !keys.has(key)) return ["unknown-link", { value: target, closest: "" }];
  }
  for (const [, target] of prose.matchAll(/\]\(([^)\s]+)/g)) {
    if (/^(?:javascript|data|file|ftp):/i.test(target)) return ["bad-link", { value: target }];
  }
  return null;
}

function problemOfForm(field, text, schema) {
  if (field.form === "date" || field.form === "day") return problemOfDate(text, field.form);
  if (/number$/.test(field.form ?? "") && GROUPED.test(text)) return ["grouped-number", { value: text, plain: text.replace(/[^0-9]/g, "") }];
  const form = schema.forms[field.form];
  const fits = !form || new RegExp(form.pattern).test(text);
  const isKnown =
    (field.form !== "isbn" || isIsbn(text)) &&
    (field.form !== "language" || nameExists("language", text)) &&
    (field.form !== "country" || nameExists("region", text)) &&
    (field.form !== "currency" || isCurrency(text)) &&
    (field.form !== "unit" || text === "percent" || isCurrency(text)) &&
    (field.form !== "web-address" || URL.canParse(text));
  return fits && isKnown ? null : [form.problem, { value: text, suggestion: form.example ?? "" }];
}

function isIsbn(text) {
  const digits = [...text.replace(/[ -]/g, "")].map(Number);
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10 === 0;
}

function nameExists(type, code) {
  try {
    return new Intl.DisplayNames("en", { type, fallback: "none" }).of(code) !== undefined;
  } catch {
    return false;
  }
}

const isCurrency = (code) => Intl.supportedValuesOf("currency").includes(code);

function problemOfDate(text, form) {
  const suggestion = "2019-10-01";
  if (/^[0-9]{3}[0Xx]s?$/.test(text) && /[Xxs]$/.test(text)) return ["decade", { value: text, suggestion }];
  const [first, last] = text.replace(/[~?%]$/, "").split("/");
  if (last !== undefined && /[~?%]/.test(text)) return ["qualified-interval", { value: text }];
  const parts = [first, ...(last === undefined || last === ".." ? [] : [last])].map((part) => part.match(/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/));
  if (parts.includes(null) || text.split("/").length > 2) return ["not-a-date", { value: text, suggestion }];
  for (const [, year, month, day] of parts) {
    if (year < 1000 || year > 2999) return ["year-out-of-range", { value: text, suggestion }];
    if (month && (month < 1 || month > 12)) return ["no-such-month", { value: text, suggestion }];
    if (day && (day < 1 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== Number(day))) return ["no-such-day", { value: text, suggestion }];
  }
  if (form === "day" && (text.length !== 10 || parts.length > 1)) return ["not-a-day", { value: text }];
  if (parts.length === 2 && first.length !== last.length) return ["mixed-precision", { value: text }];
  return parts.length === 2 && first > last ? ["end-before-start", { value: text }] : null;
}

/** Yields the problems of fields beside each other, each with the field that shows it. `group` is what the Turkish file says. */
export function* problemsBeside(group) {
  const { date, within, certainty, published, updated } = group;
  if (certainty && !date) yield ["certainty", ["certainty-without-date", {}]];
  if (published && updated && updated < published) yield ["updated", ["updated-before-published", {}]];
  if (within && date?.length === 10) yield ["within", ["within-and-day", {}]];
  if (group.publisher && group.publisher_name) yield ["publisher_name", ["publisher-twice", {}]];
}

/** Returns the problems of a record by "language place". `known(register)` has the keys that may be referred to. */
export function problemsOf(record, schema, known) {
  const found = new Map();
  const add = (locale, path, problem) => problem && !found.has(`${locale} ${path.join(".")}`) && found.set(`${locale} ${path.join(".")}`, problem);
  const look = (model, turkish, english, path) => {
    for (const field of schema.records[model]) {
      const here = [...path, field.name];
      const [tr, en] = [turkish?.[field.name], english?.[field.name]];
      if (field.keyed) lookAtGroups(field, tr, en, here);
      else if (field.record && (!isEmpty(tr) || !isEmpty(en))) look(field.record, tr, en, here);
      else if (field.record) add("tr", here, field.required ? ["missing", {}] : null);
      else lookAt(field, tr, en, here);
    }
    for (const [name, problem] of problemsBeside(turkish ?? {})) add("tr", [...path, name], problem);
  };
  const lookAt = (field, tr, en, here) => {
    if (!field.english) add("tr", here, problemOf(field, tr, "tr", schema, known) ?? (field.register && tr === record.key && tr ? ownReference(field) : null));
    if (field.kind !== "fact") add("en", here, problemOf(field, en, "en", schema, known));
    if (field.kind === "words" && isEmpty(tr) && !isEmpty(en)) add("tr", here, ["missing", {}]);
  };
  const ownReference = (field) => (field.register === record.register ? ["self-reference", {}] : null);
  const lookAtGroups = (field, tr, en, here) => {
    const keys = [...new Set([...Object.keys(tr ?? {}), ...Object.keys(en ?? {})])];
    const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
    if (keys.length < least && (keys.length || field.required)) add("tr", here, keys.length ? ["too-few", { limit: least }] : ["missing", {}]);
    for (const key of keys) {
      if (field.record) look(field.record, tr?.[key], en?.[key], [...here, key]);
      else lookAt({ ...field, keyed: "" }, tr?.[key], en?.[key], [...here, key]);
    }
  };
  look(record.model, record.now.tr, record.now.en, []);
  return found;
}
