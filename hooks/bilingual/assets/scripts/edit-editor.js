// What the editors' page knows of the records that are open: names, changes, problems, and the draft that this device keeps.

import { canonical, changesBetween, changesOf, compared, isEmpty, isGroup, keyFrom, mark, nameOf, problemsOf, proposalOf, put, valueAt } from "./edit-record.js";
import { el } from "./edit-inputs.js";

const PAUSE = 400; // milliseconds after the last change

const pairs = Array.from({ length: 26 * 26 }, (_, index) => String.fromCharCode(97 + index / 26, 97 + (index % 26))); // aa, ab, … zz
const CODES = {
  country: ["region", () => pairs.map((pair) => pair.toUpperCase())],
  language: ["language", () => pairs],
  currency: ["currency", () => Intl.supportedValuesOf("currency")],
  unit: ["currency", () => ["percent", ...Intl.supportedValuesOf("currency")]],
};

/** Returns what codes stand for, in Turkish and in English, by code. */
function namesOfCodes([type, codes], percent) {
  const [turkish, english] = ["tr", "en"].map((locale) => new Intl.DisplayNames(locale, { type, fallback: "none" }));
  const named = codes().map((code) => [code, code === "percent" ? [percent, percent] : [turkish.of(code), english.of(code)]]);
  return new Map(named.filter(([, [name]]) => name));
}

export class Editor {
  /**
   * `load(name)` brings a file of data; `place` tells drafts of this site from those of others on the same host; `history` is the address
   * below which the forge has the history of a file, or "".
   */
  constructor(schema, { language, load, place, history, wanted }) {
    Object.assign(this, { schema: { records: {}, values: {}, ...schema }, words: schema.words, language, load, place, history, wanted });
    this.records = [];
    this.behind = []; // where what is published has changed since the draft
    this.registers = new Map();
    this.isTold = false; // whether problems are shown of fields that nobody has touched, too
    this.update = () => {}; // shows what has changed
  }

  say(name, values = {}) {
    return (this.words[name] ?? this.schema.problems[name]).replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? gap);
  }

  // names

  async learn(registers) {
    const unknown = registers.filter((register) => !this.registers.has(register));
    const files = await Promise.all(unknown.map((register) => this.load(`names/${register}`)));
    unknown.forEach((register, index) => this.registers.set(register, new Map(Object.entries(files[index]))));
  }

  /** Loads the fields of a kind of record, and the names of all that it refers to. */
  async learnOf(kind) {
    const { records, values } = await this.load(`${this.language}/${kind}`);
    Object.assign(this.schema.records, records);
    Object.assign(this.schema.values, values);
    const fields = Object.values(records).flat();
    const registers = [this.schema.kinds[kind].file ? "" : kind, ...fields.flatMap((field) => [field.register, field.by])];
    await this.learn([...new Set(registers.filter(Boolean))]);
  }

  names(register) {
    if (!this.registers.has(register) && CODES[register]) this.registers.set(register, namesOfCodes(CODES[register], this.words.percent));
    return this.registers.get(register) ?? new Map();
  }

  nameOf(register, key) {
    const [turkish, english] = this.names(register).get(key) ?? [];
    return (this.language === "en" && english) || turkish || key;
  }

  /** Returns what a record, or a group in it, is called in the editor's language, or else in Turkish. */
  called(record, path = []) {
    const [turkish, own] = ["tr", this.language].map((locale) => valueAt(record.now[locale], path));
    return nameOf(isGroup(turkish) ? { ...turkish, ...own } : turkish);
  }

  fieldNames(record) {
    return Object.fromEntries(this.schema.records[record.model].map((field) => [field.name, field.label]));
  }

  // records

  add(values) {
    const empty = { old: { tr: {}, en: {} }, now: { tr: {}, en: {} }, outdated: [], missing: [], earlier: {} };
    const made = { orders: new Map(values.orders), shown: new Map(), touched: new Set() };
    const record = { ...empty, model: this.schema.kinds[values.register].record, ...values, ...made };
    this.records.push(record);
    return record;
  }

  async open(kind, key) {
    const name = this.schema.kinds[kind].file ?? `${kind}/${key}`;
    const { tr = {}, en = {}, ...state } = await this.load(`records/${name}`);
    return this.add({ register: kind, key, name, isNew: false, old: { tr, en }, now: structuredClone({ tr, en }), ...state });
  }

  begin(register) {
    const record = this.add({ register, key: "", name: `${register}/`, isNew: true });
    const isDated = this.schema.records[record.model].some((field) => field.name === "published");
    if (isDated) record.now.tr.published = new Date().toLocaleDateString("sv"); // as YYYY-MM-DD
    return record;
  }

  /** Begins a record that another refers to, and returns it. */
  async beginNamed(register, name) {
    await this.learnOf(register);
    const record = this.begin(register);
    const title = this.schema.records[record.model].find((field) => field.required && !field.register && !field.values);
    put(record.now.tr, [title.name], name);
    this.proposeKey(record);
    record.hasOwnKey = true; // the reference holds it
    this.names(register).set(record.key, [name, name]);
    return record;
  }

  proposeKey(record) {
    const key = keyFrom(nameOf(record.now.tr));
    let own = key;
    for (let number = 2; this.names(record.register).has(own); number += 1) own = `${key}-${number}`;
    Object.assign(record, { key: own, name: `${record.register}/${own}` });
    if (record.keyInput) record.keyInput.value = own;
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

  /** Says anew what is wrong and what has changed, and keeps it. */
  refresh() {
    clearTimeout(this.timer);
    this.records.forEach((record) => this.tell(record));
    this.keep();
    this.update();
  }

  get proposal() {
    return proposalOf(this.records, this.language);
  }

  /** Returns what is wrong with each record that has changed: the record, "language place", and the problem. */
  get problems() {
    return this.records.flatMap((record) => [...this.problemsOf(record)].map(([place, problem]) => [record, place, problem]));
  }

  problemsOf(record) {
    const hasChanged = Object.keys(changesOf(record)).length > 0;
    return hasChanged ? problemsOf(record, this.schema, (register) => this.registers.get(register)) : new Map();
  }

  tell(record) {
    const problems = this.problemsOf(record);
    for (const [place, shown] of record.shown) {
      const problem = (this.isTold || record.touched.has(place)) && problems.get(place);
      shown.problem.textContent = problem ? this.say(...problem) : "";
      shown.input.setAttribute("aria-invalid", Boolean(problem));
      if (shown.locale === "en" && shown.field.kind === "words") this.tellState(record, shown);
    }
  }

  /** Says of an English text whether it is missing, or older than the Turkish, with the Turkish that it was made from. */
  tellState(record, { path, field, state }) {
    const place = path.join(".");
    const [turkish, english] = ["tr", "en"].map((locale) => valueAt(record.now[locale], path));
    const hasChanged = (locale) => canonical(valueAt(record.now[locale], path) ?? null) !== canonical(valueAt(record.old[locale], path) ?? null);
    const isOutdated = record.outdated.some((one) => one === place || one.startsWith(`${place}#`));
    const isBehind = !isEmpty(english) && !hasChanged("en") && (isOutdated || hasChanged("tr"));
    const isMissing = isEmpty(english) && !isEmpty(turkish) && (!field.many || record.missing.includes(place));
    const sentence = el("p", { id: `${state.id}-is`, textContent: isBehind ? this.words["behind"] : isMissing ? this.words["without-english"] : "" });
    const versions = isBehind ? this.versionsOf(record, path, hasChanged("tr")) : [];
    if (isBehind && !versions.length && this.history) {
      const href = this.history + record.file;
      sentence.append(" ", el("a", { href, target: "_blank", rel: "noopener", textContent: this.words["turkish-history"] }));
    }
    state.replaceChildren(...(isBehind || isMissing ? [sentence, ...versions] : []));
  }

  /** Returns the Turkish that an English text was made from beside that of today, as far as it is known; of a page, section by section. */
  versionsOf(record, path, hasChanged) {
    const place = path.join(".");
    const noted = Object.entries(record.earlier).filter(([one]) => one === place || one.startsWith(`${place}#`));
    const [old, now] = [record.old, record.now].map(({ tr }) => [valueAt(tr, path) ?? ""].flat().join("\n"));
    const then = (record.register !== "pages" && record.earlier[place]?.[0]) || old;
    const pairs = hasChanged ? [[then, now]] : noted.map(([, pair]) => pair);
    return pairs.map((pair) => {
      const columns = compared(...pair).map((parts, index) => {
        const words = parts.map(([text, differs]) => (differs ? el(index ? "ins" : "del", { textContent: text }) : text));
        return el("div", {}, el("p", { className: "edit-help", textContent: this.words[index ? "turkish-now" : "turkish-then"] }), el("p", { lang: "tr", className: "edit-version" }, ...words));
      });
      return el("div", { className: "edit-languages" }, ...columns);
    });
  }

  // the draft

  get draft() {
    const [{ isNew, register, name }] = this.records;
    return `edit ${this.place} ${isNew ? register : name}`;
  }

  keep() {
    const kept = this.records.map(({ shown, touched, keyInput, ...record }) => ({ ...record, orders: [...record.orders] }));
    try {
      if (this.proposal) localStorage.setItem(this.draft, JSON.stringify(kept));
      else localStorage.removeItem(this.draft);
    } catch {
      // a device that keeps nothing has no draft
    }
  }

  /** Takes over the draft of the record that was opened, and what was begun beside it. Returns whether there was one. */
  async restore() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(this.draft));
    } catch {
      kept = null;
    }
    if (!kept) return false;
    const [{ old, now, orders, key, name, hasOwnKey }, ...others] = kept;
    const [record] = this.records;
    for (const locale of ["tr", "en"]) {
      for (const [path, value, was] of changesBetween(old[locale], now[locale])) {
        if (mark(valueAt(record.old[locale], path)) !== was) this.behind.push(path);
        put(record.now[locale], path, value);
      }
    }
    Object.assign(record, { orders: new Map(orders) }, record.isNew ? { key, name, hasOwnKey } : {});
    for (const other of others) {
      await this.learnOf(other.register);
      this.names(other.register).set(other.key, [nameOf(other.now.tr)]);
      this.add(other);
    }
    return true;
  }

  forget() {
    localStorage.removeItem(this.draft);
    location.reload();
  }
}
