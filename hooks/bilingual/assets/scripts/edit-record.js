// A record that is being edited: what was changed, as the list of changes that handbook/decisions/proposals.md describes, and what is wrong
// with it, by the rules of `check` as far as a browser knows them. Nothing here touches the page.

/** The start of a key that a new group has until it is sent. */
export const PROVISIONAL = "+";

const NAMING = ["name", "title", "label", "term", "heading", "alt", "text", "file", "value"]; // by which a new group gets its key

export const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export const isEmpty = (value) => value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

/** Returns what stands in a tree at a path, or undefined. */
export function valueAt(tree, path) {
  return path.reduce((value, step) => (isGroup(value) ? value[step] : undefined), tree);
}

/** Puts a value into a tree; an empty one is taken out, with the groups that hold nothing else. */
export function put(tree, path, value) {
  const [step, ...rest] = path;
  if (!isEmpty(value)) {
    if (rest.length) put(isGroup(tree[step]) ? tree[step] : (tree[step] = {}), rest, value);
    else tree[step] = value;
  } else if (isGroup(tree[step]) && rest.length) {
    put(tree[step], rest, value);
    if (isEmpty(tree[step])) delete tree[step];
  } else if (!rest.length) {
    delete tree[step];
  }
}

/** Returns the JSON of a value by which both sides know it again: keys sorted, no blanks. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isGroup(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Returns the CRC-32 of a value as eight hexadecimal digits; "" where there is none. */
export function mark(value) {
  if (value === undefined || value === null || value === "") return "";
  let crc = -1;
  for (const byte of new TextEncoder().encode(canonical(value))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
}

/** Returns the changes that lead from one tree to another. `orders` has the keys of groups that were moved, by path. */
export function changesBetween(old, now, orders = new Map(), path = []) {
  const changes = [];
  for (const key of new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])) {
    const before = old?.[key] ?? undefined;
    const after = now?.[key] ?? undefined;
    const here = [...path, key];
    if (isGroup(before) && isGroup(after)) changes.push(...changesBetween(before, after, orders, here));
    else if (canonical(before ?? null) !== canonical(after ?? null)) changes.push([here, after ?? null, mark(before)]);
  }
  const order = orders.get(path.join(" "))?.filter((key) => now?.[key] !== undefined);
  const before = Object.keys(old ?? {});
  const unmoved = [...before, ...Object.keys(now ?? {}).filter((key) => !before.includes(key))].filter((key) => now?.[key] !== undefined);
  if (order && order.join(" ") !== unmoved.join(" ")) changes.push([path, { $order: order }, mark(before)]);
  return changes;
}

/** Returns a text as a key: lower-case ASCII letters, digits and hyphens. */
export function keyFrom(text, longest = 60) {
  const plain = folded(text).replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return plain.length <= longest ? plain : plain.slice(0, longest).replace(/-[^-]*$/, "");
}

/** Returns a text without case and marks; I, İ, ı and i are one letter to a reader who searches. */
export function folded(text) {
  const plain = text.replace(/[Iİı]/g, "i").toLowerCase().replace(/[ðđø]/g, (letter) => ({ ð: "g", đ: "d", ø: "o" })[letter]);
  return plain.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Returns trees and orders in which every new group has a key of its own, made of its name; groups without a word are left out. */
export function withKeys(record) {
  const renamed = new Map();
  const rename = (turkish, english, path) => {
    const taken = new Set(Object.keys(turkish ?? {}).filter((key) => !key.startsWith(PROVISIONAL)));
    for (const [key, value] of [...Object.entries(turkish ?? {})]) {
      const here = [...path, key];
      if (key.startsWith(PROVISIONAL)) {
        const proposed = keyFrom(nameOf(value)) || "yeni";
        let own = proposed;
        for (let number = 2; taken.has(own); number += 1) own = `${proposed}-${number}`;
        taken.add(own);
        renamed.set(here.join(" "), own);
      }
      if (isGroup(value)) rename(value, english?.[key], here);
    }
  };
  rename(record.now.tr, record.now.en, []);
  const keyOf = (path) => renamed.get(path.join(" ")) ?? path.at(-1);
  const renew = (tree, path) =>
    isGroup(tree) ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [keyOf([...path, key]), renew(value, [...path, key])])) : tree;
  const orders = new Map();
  for (const [path, keys] of record.orders) {
    const steps = path.split(" ");
    const own = steps.map((_, index) => keyOf(steps.slice(0, index + 1)));
    orders.set(own.join(" "), keys.map((key) => keyOf([...steps, key])));
  }
  return { tr: renew(record.now.tr, []), en: renew(record.now.en, []), orders };
}

/** Returns a value as it is typed: a list line by line, but a date that is one of several in brackets. */
export const textOf = (field, value) => (Array.isArray(value) ? (field.many ? value.join("\n") : `[${value.join(", ")}]`) : (value ?? ""));

/** Returns by which words a group goes: its name, or else the first text in it. */
export function nameOf(value) {
  if (!isGroup(value)) return String(Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
  const named = NAMING.find((name) => typeof value[name] === "string" && value[name]);
  return named ? value[named] : (Object.values(value).find((text) => typeof text === "string") ?? "");
}

/** Returns the changes of a record by language; languages without any are left out. */
export function changesOf(record) {
  const now = withKeys(record);
  const changes = { tr: changesBetween(record.old.tr, now.tr, now.orders), en: changesBetween(record.old.en, now.en) };
  return Object.fromEntries(Object.entries(changes).filter(([, list]) => list.length));
}

/** Returns the proposal of several records, or null where nothing changed. */
export function proposalOf(records, language) {
  const changed = records.map((record) => [record, changesOf(record)]).filter(([, changes]) => Object.keys(changes).length);
  if (!changed.length) return null;
  const named = changed.map(([record, changes]) => [record.name, record.isNew ? { new: true, ...changes } : changes]);
  return { version: 1, language, records: Object.fromEntries(named) };
}

/** Returns two texts in parts, each with whether the other text lacks it: words, or lines where the texts are long. */
export function compared(before, after) {
  const end = before.length + after.length > 20000 ? /(?<=\n)(?=\S)/ : /(?<=\s)(?=\S)/;
  const [old, now] = [before, after].map((text) => text.split(end));
  const isSame = (i, j) => old[i]?.trim() === now[j]?.trim();
  const shared = old.concat("").map(() => new Uint16Array(now.length + 1)); // how much is shared behind two places
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) shared[i][j] = isSame(i, j) ? shared[i + 1][j + 1] + 1 : Math.max(shared[i + 1][j], shared[i][j + 1]);
  }
  const parts = [[], []];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    const isKept = isSame(i, j);
    const isLost = j === now.length || (i < old.length && shared[i + 1][j] >= shared[i][j + 1]);
    if (isKept || isLost) parts[0].push([old[i++], !isKept]);
    if (isKept || !isLost) parts[1].push([now[j++], !isKept]);
  }
  return parts;
}

// what is wrong

const LIMITS = { markdown: 200000, key: 80, slug: 120, "old-address": 300 };
const LONGEST_LINE = 1000;
const UNFIT = [
  ["hidden-character", /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff]/],
  ["placeholder", /\{\{|\}\}|\{%|%\}|\{[a-z_]+\}|Lorem ipsum\b|\bTODO\b|\bFIXME\b|^[-*_#>\s]*(?:None|Undefined|nan)[*_\s.]*$/],
  ["private-email", /[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|yahoo|yandex|icloud|proton|protonmail|gmx|mynet)\.[a-z]+/i],
  ["mobile-number", /(?:^|[^\w.,=/-])(?:(?:\+|00)90[ .-]?\(?0?\)?[ .-]?|\(?0[ .-]?\(?)5\d\d\)?[ .-]?\d{3}[ .-]?\d\d[ .-]?\d\d(?!\w)/],
];
/** What no text may hold, by the code of the problem. */
const UNFIT_IN_MARKDOWN = [
  ["heading-level", /^#\s/m],
  ["empty-heading", /^#+[ \t]*$/m],
  ["heading-without-blank", /^(#{2,6}[^#\s].*)/m],
  ["raw-html", /(<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--)/i],
  ["image-without-text", /!\[\s*\]\(([^)\s]*)/],
  ["link-without-words", /(?<!!)\[\s*\]\(([^)]*)/],
  ["address-with-blank", /\]\(([^)"\s]+\s[^)"]*)\)/],
  ["bad-link", /\]\(((?:javascript|data|file|ftp):[^)]*)/],
];
const LINKED = { event: "events", project: "projects", report: "reports", org: "organizations", place: "places", topic: "topics", page: "pages" };
const GROUPED = /^[0-9]{1,3}(?:[.,\s][0-9]{3})+$/;

/** Returns the problems of a record, code and values by "language place". `known(register)` has the keys that may be referred to. */
export function problemsOf(record, schema, known) {
  const found = new Map();
  const add = (locale, path, problem) => {
    const place = `${locale} ${path.join(".")}`;
    if (problem && !found.has(place)) found.set(place, problem);
  };
  const lookAtGroup = (model, turkish, english, path) => {
    for (const field of schema.records[model]) lookAt(field, turkish?.[field.name], english?.[field.name], [...path, field.name]);
    for (const [name, code] of problemsBeside(turkish ?? {})) add("tr", [...path, name], [code, {}]);
  };
  const lookAt = (field, turkish, english, path) => {
    if (field.keyed) {
      const keys = [...new Set([...Object.keys(turkish ?? {}), ...Object.keys(english ?? {})])];
      const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
      if (keys.length < least && (keys.length || field.required)) add("tr", path, ["too-few", { limit: least }]);
      for (const key of keys) lookAt({ ...field, keyed: "" }, turkish?.[key], english?.[key], [...path, key]);
    } else if (field.record && !(isEmpty(turkish) && isEmpty(english))) {
      lookAtGroup(field.record, turkish, english, path);
    } else {
      const isNeeded = field.required && field.kind !== "edition";
      if (isEmpty(turkish) && (isNeeded || (field.kind === "words" && !isEmpty(english)))) add("tr", path, ["missing", {}]);
      add("tr", path, problemOf(field, turkish, schema, known));
      add("en", path, problemOf(field, english, schema, known));
      if (field.register === record.register && [turkish].flat().includes(record.key)) add("tr", path, ["self-reference", {}]);
    }
  };
  lookAtGroup(record.model, record.now.tr, record.now.en, []);
  return found;
}

/** Yields name and code of what is wrong with fields beside each other. */
function* problemsBeside({ date, within, certainty, published, updated, publisher, publisher_name: publisherName }) {
  if (certainty && !date) yield ["certainty", "certainty-without-date"];
  if (published && updated && updated < published) yield ["updated", "updated-before-published"];
  if (within && date?.length === 10) yield ["within", "within-and-day"];
  if (publisher && publisherName) yield ["publisher_name", "publisher-twice"];
}

/** Returns code and values of the first problem of a value, or null. */
export function problemOf(field, value, schema, known) {
  if (isEmpty(value)) return null;
  const values = [field.many ? value : textOf(field, value)].flat().map((one) => one ?? "");
  const twice = values.find((one, index) => values.indexOf(one) !== index);
  if (twice) return ["repeated-value", { value: twice }];
  return values.map((one) => problemOfText(field, one, schema, known)).find(Boolean) ?? null;
}

function problemOfText(field, text, schema, known) {
  if (field.file && text.startsWith("attachment:")) return null;
  for (const [code, pattern] of UNFIT) {
    const [character] = text.match(pattern) ?? [];
    if (character) return [code, { value: character, character: `U+${character.codePointAt(0).toString(16).padStart(4, "0")}` }];
  }
  if (field.values) {
    const allowed = schema.values[field.values].map(([value]) => value);
    return allowed.includes(text) ? null : ["not-allowed", { value: text, closest: "", allowed: allowed.join(", ") }];
  }
  if (field.register) {
    const register = schema.words[`of-${field.register}`] ?? field.register;
    return isKnown(known, field.register, text) ? null : ["unknown-reference", { value: text, register, closest: "" }];
  }
  const limit = LIMITS[field.form] ?? LONGEST_LINE;
  if ([...text].length > limit) return ["too-long", { limit }];
  return field.form === "markdown" ? problemOfMarkdown(text, known) : problemOfForm(field.form, text, schema);
}

function isKnown(known, register, key) {
  return !known(register) || known(register).has(key) || (register === "sources" && /^own-record(?:-\d{4}-\d\d-\d\d)?$/.test(key));
}

function problemOfMarkdown(text, known) {
  const prose = text.replace(/(^|\n)(```|~~~)[\s\S]*?\n\2/g, "").replace(/`[^`]*`/g, "");
  for (const [code, pattern] of UNFIT_IN_MARKDOWN) {
    const match = prose.match(pattern);
    if (match) return [code, { value: match[1] }];
  }
  const notes = (pattern) => new Set([...prose.matchAll(pattern)].map(([, name]) => name));
  const [told, named] = [notes(/^\[\^([^\]]+)\]:/gm), notes(/\[\^([^\]]+)\](?!:)/g)];
  const value = [...told, ...named].find((name) => !told.has(name) || !named.has(name));
  if (value) return [told.has(value) ? "note-unused" : "note-without-text", { value }];
  for (const [, key] of prose.matchAll(/[[;]\s*@([a-z0-9-]+)/g)) {
    if (!isKnown(known, "sources", key)) return ["unknown-citation", { value: key, closest: "" }];
  }
  for (const [, target, scheme, key] of prose.matchAll(/\]\((([a-z]+):([^)#\s]*))/g)) {
    if (LINKED[scheme] && !isKnown(known, LINKED[scheme], key)) return ["unknown-link", { value: target, closest: "" }];
  }
  return null;
}

function problemOfForm(name, text, schema) {
  if (name === "line") return text.includes("\n") ? ["several-lines", {}] : null;
  if (/number$/.test(name) && GROUPED.test(text)) return ["grouped-number", { value: text, plain: text.replace(/[^0-9]/g, "") }];
  const form = schema.forms[name];
  if (!form) return null;
  const fits = new RegExp(form.pattern).test(text) && (CHECKS[name]?.(text) ?? true);
  const problem = fits ? (name === "date" || name === "day") && problemOfDate(text) : form.problem;
  return problem ? [problem, { value: text, suggestion: form.example }] : null;
}

const nameExists = (type, code) => new Intl.DisplayNames("en", { type, fallback: "none" }).of(code) !== undefined;
const isCurrency = (code) => Intl.supportedValuesOf("currency").includes(code);

/** What a pattern cannot say of a form. */
const CHECKS = {
  isbn: (text) => [...text.replace(/[ -]/g, "")].reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10 === 0,
  language: (text) => nameExists("language", text),
  country: (text) => nameExists("region", text),
  currency: isCurrency,
  unit: (text) => text === "percent" || isCurrency(text),
  "web-address": (text) => URL.canParse(text),
};

/** Returns the code of what the calendar has against a date that is written rightly, or "". */
function problemOfDate(text) {
  const points = text.replace(/[~?%[\] ]/g, "").split(/[/,]/).filter((point) => point !== "..");
  const hasDay = (day) => new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(8));
  if (points.some((point) => point.length === 10 && !hasDay(point))) return "no-such-day";
  const [first, last] = [points[0].replace("X", "0"), points.at(-1).replace("X", "9")];
  const shared = Math.min(first.length, last.length);
  return !text.startsWith("[") && first.slice(0, shared) > last.slice(0, shared) ? "end-before-start" : "";
}
