// The editors' page: opens a record, keeps a draft of what is changed on this device, and makes the proposal that is sent.

import { canonical, changesBetween, changesOf, isEmpty, isGroup, keyFrom, mark, nameOf, proposalOf, put, valueAt } from "./edit-changes.js";
import { fieldsOf, placeOf } from "./edit-form.js";
import { combobox, el } from "./edit-picker.js";
import { problemsOf } from "./edit-rules.js";

const LONGEST_ADDRESS = 4000; // characters of the list of changes, encoded
const SHORT = 120;
const PAUSE = 400; // milliseconds after the last change

const root = document.querySelector(".edit");
const { data, language, issues } = root.dataset;
const status = root.querySelector("[role=status]");
const parameters = new URLSearchParams(location.search);
const load = async (name) => {
  const answer = await fetch(`${data}${name}.json`);
  if (!answer.ok) throw new Error(name);
  return answer.json();
};

/** What the form tells of changes, and asks for names, words and problems. */
class Editor {
  constructor(schema) {
    this.schema = schema;
    this.words = schema.words;
    this.wanted = parameters.get("field") ?? "";
    this.records = [];
    this.shown = new Map();
    this.touched = new Set();
    this.registers = new Map();
    this.wasTold = false; // that something is still to be corrected
  }

  say(name, values = {}) {
    return (this.words[name] ?? this.schema.problems[name] ?? name).replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? gap);
  }

  // names

  async learn(registers) {
    const missing = registers.filter((register) => !this.registers.has(register));
    const loaded = await Promise.all(missing.map((register) => load(`names/${register}`)));
    missing.forEach((register, index) => this.registers.set(register, new Map(Object.entries(loaded[index]))));
  }

  names(register) {
    return this.registers.get(register) ?? new Map();
  }

  nameOf(register, key) {
    const [turkish, english] = this.names(register).get(key) ?? [];
    return (language === "tr" ? turkish : english || turkish) ?? key;
  }

  fieldNames(record) {
    return Object.fromEntries(this.schema.records[record.model].map((field) => [field.name, field.label]));
  }

  // changes

  set(record, path, locale, value) {
    put(record.now[locale], path, value);
    this.changed(record);
  }

  changed(record) {
    if (record.isNew && !record.hasOwnKey) this.proposeKey(record);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  /** Says anew what is wrong, what has changed, and where that can be sent. */
  refresh() {
    clearTimeout(this.timer);
    for (const record of this.records) this.tell(record);
    this.keep();
    this.bar.update();
  }

  // problems and the state of translations

  show(record, path, locale, shown) {
    this.shown.set(`${record.name} ${locale} ${placeOf(path)}`, { record, path, locale, ...shown });
  }

  touch(record, path, locale) {
    this.touched.add(`${record.name} ${locale} ${placeOf(path)}`);
    this.tell(record);
  }

  problems(record) {
    const known = (register) => this.registers.get(register);
    return record.isNew || Object.keys(changesOf(record)).length ? problemsOf(record, this.schema, known) : new Map();
  }

  tell(record) {
    const problems = this.problems(record);
    for (const [name, shown] of this.shown) {
      if (shown.record !== record || !shown.input.isConnected) continue;
      const found = this.touched.has(name) || this.wasTold ? problems.get(`${shown.locale} ${placeOf(shown.path)}`) : undefined;
      shown.problem.textContent = found ? this.say(...found) : "";
      if (found) shown.input.setAttribute("aria-invalid", "true");
      else shown.input.removeAttribute("aria-invalid");
      this.tellState(record, shown);
    }
  }

  tellState(record, { path, locale, field, state }) {
    if (locale !== "en" || field.kind !== "words") return;
    const place = placeOf(path);
    const [turkish, english] = ["tr", "en"].map((one) => valueAt(record.now[one], path));
    const isChanged = canonical(english ?? null) !== canonical(valueAt(record.old.en, path) ?? null);
    const isOutdated = !isChanged && record.outdated.some((one) => one === place || one.startsWith(`${place}#`));
    const isBehind = !isChanged && !isEmpty(english) && canonical(turkish ?? null) !== canonical(valueAt(record.old.tr, path) ?? null);
    state.textContent = isOutdated || isBehind ? this.words.outdated : !field.many && !isEmpty(turkish) && isEmpty(english) ? this.words.missing : "";
    const was = isBehind ? valueAt(record.old.tr, path) : record.earlier[place];
    if (state.textContent && was) state.append(el("span", { className: "edit-earlier", lang: "tr", textContent: this.say("turkish-then", { text: was }) }));
  }

  // new records

  proposeKey(record) {
    const key = keyFrom(nameOf(record.now.tr));
    if (!key) return;
    record.key = key;
    for (let number = 2; this.names(record.register).has(record.key); number += 1) record.key = `${key}-${number}`;
    record.name = `${record.register}/${record.key}`;
    if (record.keyInput) record.keyInput.value = record.key;
  }

  /** Begins a new record, which a field of another names, and returns its key. */
  begin(register, text, record, path, locale) {
    const fresh = newRecord(this.schema, register);
    const title = this.schema.records[fresh.model].find((field) => field.required && !field.register && !field.values);
    put(fresh.now.tr, [title.name], text);
    this.proposeKey(fresh);
    fresh.hasOwnKey = true; // the reference holds it
    this.names(register).set(fresh.key, [text, text]);
    this.records.push(fresh);
    const { begun } = this.shown.get(`${record.name} ${locale} ${placeOf(path)}`);
    const legend = el("legend", { textContent: `${this.words[`of-${register}`]}: ${text}` });
    const asked = this.schema.kinds[register].asked;
    begun.append(el("fieldset", { className: "edit-field edit-begun" }, legend, ...fieldsOf(this, fresh, fresh.model, [], asked)));
    begun.querySelector("textarea, input")?.focus();
    return fresh.key;
  }

  // the draft

  get place() {
    return `edit ${new URL(data, location.href).pathname} ${this.records[0].isNew ? this.records[0].register : this.records[0].name}`;
  }

  keep() {
    const isChanged = proposalOf(this.records, language) !== null;
    const kept = this.records.map(({ orders, keys, keyInput, ...record }) => ({ ...record, orders: [...orders], keys: [...keys] }));
    try {
      if (isChanged) localStorage.setItem(this.place, JSON.stringify(kept));
      else localStorage.removeItem(this.place);
    } catch {
      // without storage there is no draft
    }
  }

  /** Takes over the draft of the record that was opened; what has been published since stays beside it. Returns whether there was one. */
  restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.place));
    } catch {
      return false;
    }
    if (!kept) return false;
    const [first, ...others] = kept;
    const record = this.records[0];
    for (const locale of ["tr", "en"]) {
      for (const [path, value] of changesBetween(first.old[locale], first.now[locale])) put(record.now[locale], path, value);
    }
    Object.assign(record, { orders: new Map(first.orders), keys: new Map(first.keys) });
    if (record.isNew) Object.assign(record, { key: first.key, name: first.name, hasOwnKey: first.hasOwnKey });
    for (const other of others) {
      this.records.push({ ...other, orders: new Map(other.orders), keys: new Map(other.keys) });
      this.names(other.register).set(other.key, [nameOf(other.now.tr), nameOf(other.now.tr)]);
    }
    return true;
  }

  forget() {
    localStorage.removeItem(this.place);
    location.reload();
  }
}

function newRecord(schema, register) {
  const record = { register, key: "", name: `${register}/`, model: schema.kinds[register].record, isNew: true, hasOwnKey: false };
  const today = new Date().toLocaleDateString("sv");
  const now = schema.records[record.model].some((field) => field.name === "published") ? { published: today } : {};
  return { ...record, old: { tr: {}, en: {} }, now: { tr: now, en: {} }, orders: new Map(), keys: new Map(), outdated: [], missing: [], earlier: {} };
}

async function openRecord(schema, kind, key) {
  const { record: model, file } = schema.kinds[kind];
  const name = file ?? `${kind}/${key}`;
  const { tr = {}, en = {}, outdated = [], missing = [], earlier = {} } = await load(`records/${name}`);
  const now = structuredClone({ tr, en });
  return { register: kind, key, name, model, isNew: false, old: { tr, en }, now, orders: new Map(), keys: new Map(), outdated, missing, earlier };
}

/** Returns the registers that a group of fields refers to, inside of groups, too. */
function registersOf(schema, model, seen = new Set()) {
  if (seen.has(model)) return [];
  seen.add(model);
  return schema.records[model].flatMap((field) => [
    ...[field.register, field.by].filter(Boolean),
    ...(field.record ? registersOf(schema, field.record, seen) : []),
  ]);
}

// what is sent

/** Returns the line at the foot of the page: what has changed, and the way to send it. */
function barOf(editor) {
  const told = el("p", { className: "edit-bar__told" });
  const send = el("a", { className: "button", target: "_blank", rel: "noopener", textContent: editor.words.send });
  const changes = el("ul", { className: "edit-summary" });
  const list = el("textarea", { rows: 4, readOnly: true, "aria-label": editor.words["list-of-changes"] });
  const copy = el("button", { type: "button", className: "button button--quiet", textContent: editor.words.copy });
  const files = el("p");
  const discard = el("button", { type: "button", className: "button button--quiet", textContent: editor.words.discard });
  const help = el("p", { className: "edit-help", textContent: editor.words["copy-help"] });
  const summary = el("details", { className: "edit-changes" }, el("summary", { textContent: editor.words.summary }), changes, files, help, list, copy, " ", discard);
  const element = el("div", { className: "edit-bar" }, summary, el("div", { className: "edit-bar__line" }, told, send));

  const update = () => {
    const proposal = proposalOf(editor.records, language);
    const problems = editor.records.flatMap((record) => [...editor.problems(record)]);
    const lines = proposal ? editor.records.flatMap((record) => describe(editor, record)) : [];
    const text = proposal ? canonical(proposal) : "";
    element.hidden = !proposal;
    changes.replaceChildren(...lines.map((line) => el("li", { textContent: line })));
    told.textContent = editor.say(problems.length ? "with-problems" : "changed", { count: lines.length, problems: problems.length });
    list.value = text;
    const named = [...text.matchAll(/"attachment:((?:[^"\\]|\\.)+)"/g)].map(([, name]) => JSON.parse(`"${name}"`));
    files.textContent = named.length ? editor.say("drop-files", { names: named.join(", ") }) : "";
    send.href = addressOf(proposal, text);
  };
  send.addEventListener("click", (event) => {
    editor.refresh();
    const problems = editor.records.flatMap((record) => [...editor.problems(record).keys()].map((place) => [record, place]));
    if (problems.length && !editor.wasTold) {
      event.preventDefault();
      editor.wasTold = true;
      editor.refresh();
      status.textContent = editor.words["correct-first"];
      goTo(...problems[0]);
      return;
    }
    const isLong = !send.href.includes("changes=");
    if (isLong) navigator.clipboard?.writeText(list.value);
    status.textContent = [isLong ? editor.words["was-copied"] : editor.words["was-opened"], files.textContent].filter(Boolean).join(" ");
  });
  copy.addEventListener("click", async () => {
    list.select();
    await navigator.clipboard?.writeText(list.value);
    status.textContent = editor.words.copied;
  });
  discard.addEventListener("click", () => editor.forget());
  return { element, update };
}

/** Returns the address of the forge's form, with the list of changes in it unless that is too long. */
function addressOf(proposal, text) {
  const title = proposal ? `Öneri: ${Object.keys(proposal.records).join(", ")}`.slice(0, SHORT) : "";
  const address = `${issues}new?${new URLSearchParams({ template: "proposal.yml", title })}`;
  const filled = `changes=${encodeURIComponent(text)}`;
  return filled.length > LONGEST_ADDRESS ? address : `${address}&${filled}`;
}

function goTo(record, place) {
  const [locale, ...steps] = place.split(" ");
  const path = steps.join(" ");
  for (const fold of document.querySelectorAll(".edit details:not(.edit-changes)")) {
    fold.fill?.();
    fold.open = true;
  }
  const element = [...document.querySelectorAll("[data-place]")].find((one) => one.dataset.place === path);
  const inputs = element?.querySelectorAll("input, textarea, select") ?? [];
  (inputs[locale === "en" ? 1 : 0] ?? inputs[0])?.focus();
}

/** Returns the changes of a record in words, one line for each. */
function describe(editor, record) {
  const short = (value) => {
    const text = isGroup(value) ? nameOf(value) : [value].flat().join(", ");
    return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
  };
  const head = editor.records.length > 1 ? `${nameOf(record.now.tr)}: ` : "";
  return Object.entries(changesOf(record)).flatMap(([locale, changes]) =>
    changes.map(([path, value]) => {
      const where = `${head}${labelOf(editor, record, path)} (${editor.words[locale]})`;
      if (value?.$order) return editor.say("change-order", { where });
      const was = valueAt(record.old[locale], path);
      if (value === null) return editor.say("change-removed", { where, was: short(was) });
      return editor.say(isEmpty(was) ? "change-added" : "change-changed", { where, was: isEmpty(was) ? "" : short(was), value: short(value) });
    }),
  );
}

/** Returns a path in words: the names of its fields, and of groups what they are called. */
function labelOf(editor, record, path) {
  let model = record.model;
  let field = null;
  const labels = path.map((step, index) => {
    if (field?.keyed) {
      const name = nameOf(valueAt(record.now.tr, path.slice(0, index + 1))) || step;
      field = { ...field, keyed: "" };
      return name;
    }
    field = editor.schema.records[model]?.find((one) => one.name === step);
    model = field?.record ?? model;
    return field?.label ?? step;
  });
  return labels.join(" › ");
}

// what is shown

async function start() {
  const schema = await load(language);
  const editor = new Editor(schema);
  const kind = parameters.get("kind");
  if (!schema.kinds[kind]) return showStart(editor);
  const key = parameters.get("key");
  if (!key && !schema.kinds[kind].file && !parameters.has("new")) return showStart(editor, kind);
  await editor.learn([...new Set([...registersOf(schema, schema.kinds[kind].record), ...(schema.kinds[kind].file ? [] : [kind])])]);
  const isNew = parameters.has("new");
  const record = isNew ? newRecord(schema, kind) : await openRecord(schema, kind, key);
  editor.records.push(record);
  editor.bar = barOf(editor);
  const wasKept = editor.restore();
  const label = schema.words[`of-${kind}`];
  const name = isNew ? editor.say("new", { kind: label }) : `${label}: ${nameOf(record.now.tr) || label}`;
  document.title = document.querySelector("h1").textContent = name;
  const asked = schema.kinds[kind].asked;
  const isTranslating = parameters.has("translate");
  const elements = isTranslating ? translated(editor, record) : fieldsOf(editor, record, record.model, [], asked);
  const kept = wasKept ? [keptNotice(editor)] : [];
  const form = el("form", { className: "edit-form" }, ...kept, ...(isNew ? [keyOf(editor, record)] : []), ...elements);
  form.addEventListener("submit", (event) => event.preventDefault());
  root.querySelector(".edit__form").replaceChildren(form, editor.bar.element, ...(isTranslating ? [await nextOf(editor, record)] : []));
  editor.refresh();
  if (editor.wanted) document.querySelector(`[data-place="${CSS.escape(editor.wanted)}"]`)?.scrollIntoView();
}

function keptNotice(editor) {
  const discard = el("button", { type: "button", className: "button button--quiet", textContent: editor.words.discard });
  discard.addEventListener("click", () => editor.forget());
  return el("p", { className: "notice" }, editor.words["draft-restored"], " ", discard);
}

function keyOf(editor, record) {
  const input = el("input", { id: "edit-key", value: record.key, "aria-describedby": "edit-key-help", autocapitalize: "none", spellcheck: false });
  record.keyInput = input;
  input.addEventListener("input", () => {
    const key = keyFrom(input.value, 80);
    Object.assign(record, { key, name: `${record.register}/${key}`, hasOwnKey: Boolean(key) });
    editor.changed(record);
  });
  const help = el("p", { className: "edit-help", id: "edit-key-help", textContent: editor.words["key-help"] });
  return el("div", { className: "edit-field edit-key" }, el("label", { for: input.id, textContent: editor.words.key }), help, input);
}

/** Returns only the fields whose English is missing or older than the Turkish, each with the names of what it stands in. */
function translated(editor, record) {
  const places = [...new Set([...record.outdated, ...record.missing].map((place) => place.replace(/#.*/, "")))];
  if (!places.length) return [el("p", { className: "notice notice--good", textContent: editor.words["all-translated"] })];
  return places.flatMap((place) => {
    const path = place.split(".");
    let model = record.model;
    for (const step of path.slice(0, -1)) model = editor.schema.records[model].find((field) => field.name === step)?.record ?? model;
    editor.wanted = place;
    const found = fieldsOf(editor, record, model, path.slice(0, -1)).find((element) => element.dataset?.place === place);
    return path.length > 1 ? [el("h2", { className: "edit-where", textContent: labelOf(editor, record, path.slice(0, -1)) }), found] : [found];
  });
}

const addressIn = (values) => `?${new URLSearchParams(values)}`;
const addressOfRecord = (name, more = {}) => addressIn({ kind: name.split("/")[0], ...(name.includes("/") ? { key: name.split("/")[1] } : {}), ...more });

async function nextOf(editor, record) {
  const waiting = await load("translations");
  const here = waiting.findIndex(([name]) => name === record.name);
  const next = waiting[here + 1];
  if (!next) return el("p", {}, editor.words["last-translation"]);
  return el("p", {}, el("a", { href: addressOfRecord(next[0], { translate: "" }), textContent: editor.say("next-translation", { name: next[1], count: waiting.length - here - 1 }) }));
}

/** Shows what can be opened and begun: of all kinds, or of one. */
async function showStart(editor, kind) {
  const kinds = Object.keys(editor.schema.kinds).filter((one) => !kind || one === kind);
  await editor.learn(kinds.filter((one) => !editor.schema.kinds[one].file));
  const rows = kinds.map((one) => {
    const label = editor.words[`of-${one}`];
    if (editor.schema.kinds[one].file) return el("p", { className: "edit-field" }, el("a", { href: addressIn({ kind: one }), textContent: label }));
    const open = (key) => key && location.assign(addressIn({ kind: one, key }));
    const nameOfKey = (key) => editor.nameOf(one, key);
    const { input, element } = combobox({ names: () => editor.names(one), nameOf: nameOfKey, keeps: false, label, words: editor.words, choose: open });
    input.id = `open-${one}`;
    const fresh = el("a", { href: addressIn({ kind: one, new: "" }), textContent: editor.say("new", { kind: label }) });
    return el("div", { className: "edit-field" }, el("label", { for: input.id, textContent: editor.say("open", { kind: label }) }), element, fresh);
  });
  const waiting = kind ? [] : await load("translations");
  const next = waiting.length
    ? [el("p", {}, el("a", { href: addressOfRecord(waiting[0][0], { translate: "" }), textContent: editor.say("translate", { count: waiting.length }) }))]
    : [];
  root.querySelector(".edit__form").replaceChildren(...next, ...rows);
}

start().catch(() => (status.textContent = root.dataset.failed));
