// The form of a record: its fields in both languages side by side, its groups, what is wrong with each. Made from the table of fields.

import { isEmpty, PROVISIONAL, valueAt } from "./edit-record.js";
import { el, inputOf, moved, newId, pickerOf, placeOf, toolsOf } from "./edit-inputs.js";

const FEW_FIELDS = 6; // a group with more shows the needed and the filled ones first
const OPEN_GROUPS = 1;

/** Returns the fields of a record, or of one group in it. `editor` is told of every change, and knows names, words and problems. */
export function fieldsOf(editor, record, model, path, asked = []) {
  const fields = editor.schema.records[model];
  const isFilled = (field) => ["tr", "en"].some((locale) => !isEmpty(valueAt(record.now[locale], [...path, field.name])));
  const isWanted = (field) => editor.wanted === placeOf([...path, field.name]);
  const all = path.length > 0 && fields.length <= FEW_FIELDS;
  const isFirst = (field) => all || field.required || asked.includes(field.name) || isFilled(field) || isWanted(field);
  const others = fields.filter((field) => !isFirst(field));
  const elements = fields.filter(isFirst).map((field) => fieldOf(editor, record, field, path));
  if (others.length) {
    const summary = editor.say("other-fields", { count: others.length });
    elements.push(opened(summary, () => others.map((field) => fieldOf(editor, record, field, path)), "edit-others"));
  }
  return elements;
}

/** Returns a fold whose content is made when it is first opened. */
function opened(summary, make, className) {
  const fold = el("details", { className }, el("summary", {}, summary));
  const fill = () => fold.children.length === 1 && fold.append(...make());
  fold.addEventListener("toggle", fill);
  fold.fill = fill;
  return fold;
}

/** Returns the element of a field. */
export function fieldOf(editor, record, field, path) {
  const here = [...path, field.name];
  if (field.keyed) return groupsOf(editor, record, field, here);
  if (field.record) return groupOf(editor, record, field, here);
  const locales = field.english ? ["en"] : !field.kind ? ["tr"] : ["tr", "en"];
  return framed(editor, field, here, locales, (locale, help) => control(editor, record, field, here, locale, help));
}

/** Returns a field with its name and its help around the controls of its languages. */
function framed(editor, field, path, locales, make) {
  const help = el("p", { className: "edit-help", id: newId(), textContent: field.help ?? editor.words.choose });
  if (field.example) help.append(` ${editor.say("example", { example: field.example })}`);
  const controls = locales.map((locale) => make(locale, help.id));
  const name = field.label + (field.required ? " *" : "");
  const labels = locales.map((locale) => (locales.length > 1 ? editor.words[locale] : name));
  const properties = { className: "edit-field", "data-place": placeOf(path) };
  if (field.values && field.many) return el("fieldset", properties, el("legend", { textContent: name }), help, ...controls[0].elements);
  const parts = controls.map(({ input, elements }, index) =>
    el("div", { className: "edit-control" }, el("label", { for: (input.id = newId()), textContent: labels[index] }), ...(locales.length > 1 ? [] : [help]), ...elements));
  if (locales.length === 1) return el("div", properties, ...parts);
  return el("fieldset", properties, el("legend", { textContent: name }), help, el("div", { className: "edit-languages" }, ...parts), controls[1].state);
}

/** Returns the control of a value in one language, and what stands around it: its state and what is wrong with it. */
function control(editor, record, field, path, locale, help) {
  const problem = el("p", { className: "edit-problem", id: newId() });
  const state = el("div", { className: "edit-state", id: newId() });
  const set = (value) => editor.set(record, path, locale, value);
  const made = inputOf(editor, record, field, path, locale, set);
  made.input.setAttribute("aria-describedby", `${help} ${problem.id} ${state.id}-is`);
  if (locale === "en" || field.kind) made.input.lang = locale;
  const begun = el("div");
  const place = `${locale} ${placeOf(path)}`;
  record.shown.set(place, { input: made.input, path, locale, field, problem, state, begun });
  made.input.addEventListener("blur", () => {
    record.touched.add(place);
    editor.tell(record);
  });
  return { input: made.input, state, elements: [...made.elements, problem, begun] };
}

/** Returns a group that a record has once. */
function groupOf(editor, record, field, path) {
  const make = () => [el("p", { className: "edit-help", textContent: field.help }), ...fieldsOf(editor, record, field.record, path)];
  const fold = opened(field.label, make, "edit-field edit-group");
  fold.dataset.place = placeOf(path);
  if (valueAt(record.now.tr, path) || editor.wanted.startsWith(placeOf(path))) openFold(fold);
  return fold;
}

function openFold(fold) {
  fold.fill();
  fold.open = true;
}

/** Returns the groups of a field, each below a key, with what adds one. */
function groupsOf(editor, record, field, path) {
  const list = el("ol", { className: "edit-groups" });
  const keysOf = () => Object.keys(valueAt(record.now.tr, path) ?? {});
  const place = path.join(" ");
  let keys = record.orders.get(place) ?? keysOf();
  const named = (key) => (field.by ? editor.nameOf(field.by, key) : editor.fieldNames(record)[key]) ?? key;
  const nameOfGroup = (key) => {
    const own = editor.called(record, [...path, key]);
    if (field.numbered) return `${key}. ${own}`;
    return field.keyed === "field" || field.by ? named(key) : own || (key.startsWith(PROVISIONAL) ? editor.words["new-group"] : key);
  };
  const reorder = (index, step) => {
    keys = moved(keys, index, step);
    record.orders.set(place, keys);
    list.insertBefore(list.children[Math.max(index, index + step)], list.children[Math.min(index, index + step)]);
    editor.changed(record);
    name();
  };
  const remove = (key) => {
    for (const locale of ["tr", "en"]) editor.set(record, [...path, key], locale, undefined);
    list.children[keys.indexOf(key)].remove();
    keys = keys.filter((one) => one !== key);
    if (record.orders.has(place)) record.orders.set(place, keys);
    add.querySelector("button, input, select").focus();
    name();
  };
  /** Says anew what each group is called, and what can be done with it. */
  const name = () =>
    keys.forEach((key, index) => {
      const fold = list.children[index].firstChild;
      const own = nameOfGroup(key);
      fold.firstChild.textContent = own;
      const actions = {
        up: !field.numbered && index > 0 && (() => reorder(index, -1)),
        down: !field.numbered && index < keys.length - 1 && (() => reorder(index, 1)),
        remove: () => remove(key),
      };
      fold.nextSibling.replaceWith(toolsOf(editor, own, actions));
    });
  const draw = (key) => {
    const here = [...path, key];
    const fold = opened("", () => contentOf(editor, record, field, here), "edit-group");
    fold.addEventListener("change", name);
    list.append(el("li", {}, fold, el("span")));
    return fold;
  };
  const begin = (key, value) => {
    if (value) editor.set(record, [...path, key], "tr", value);
    keys = [...keys, key];
    const fold = draw(key);
    name();
    openFold(fold);
    return fold;
  };
  const add = adderOf(editor, record, field, () => keys, begin);
  keys.forEach(draw);
  name();
  const wanted = keys.find((key) => `${editor.wanted}.`.startsWith(`${placeOf([...path, key])}.`));
  if (wanted) openFold(list.children[keys.indexOf(wanted)].firstChild);
  else if (keys.length <= OPEN_GROUPS) for (const item of list.children) openFold(item.firstChild);
  if (record.isNew && path.length === 1 && !keys.length && isSimple(editor, field)) begin(newKey());
  const help = el("p", { className: "edit-help", textContent: field.help + (field.numbered ? ` ${editor.words.numbered}` : "") });
  const legend = el("legend", { textContent: field.label + (field.required ? " *" : "") });
  return el("fieldset", { className: "edit-field", "data-place": placeOf(path) }, legend, help, list, add);
}

/** Whether a group needs one value only, so that an empty one can stand ready. */
const isSimple = (editor, field) => field.keyed === "key" && editor.schema.records[field.record]?.filter((one) => one.required).length === 1;

let number = 0;
const newKey = () => `${PROVISIONAL}${Date.now().toString(36)}-${(number += 1)}`; // no key of a draft that was kept

function contentOf(editor, record, field, path) {
  if (!field.record) return [fieldOf(editor, record, { ...field, name: path.at(-1), keyed: "", help: "" }, path.slice(0, -1))];
  return fieldsOf(editor, record, field.record, path);
}

const fileOf = (editor, field) => editor.schema.records[field.record]?.find((one) => one.file);

/** Returns what adds a group: a button, the choice of a field, of a record, or of a file. */
function adderOf(editor, record, field, keys, begin) {
  const text = editor.say("add", { name: field.label });
  const start = (key, value) => begin(key, value).querySelector("input, textarea, select")?.focus();
  if (field.by) {
    const choose = (key) => !keys().includes(key) && start(key);
    const { element, input } = pickerOf(editor, record, [], "tr", { ...field, register: field.by, label: text }, { keeps: false, choose });
    input.setAttribute("aria-label", text);
    return el("div", { className: "edit-add" }, el("span", { textContent: text }), element);
  }
  if (field.keyed === "field") {
    const choices = Object.entries(editor.fieldNames(record)).filter(([name]) => !keys().includes(name));
    const select = el("select", { "aria-label": text }, ...[["", text], ...choices].map(([value, shown]) => el("option", { value, textContent: shown })));
    select.addEventListener("change", () => {
      if (select.value && !keys().includes(select.value)) start(select.value);
      select.value = "";
    });
    return el("div", { className: "edit-add" }, select);
  }
  if (field.numbered) {
    const next = () => String(Math.max(0, ...keys().map(Number).filter(Boolean)) + 1);
    const input = el("input", { id: newId(), inputMode: "numeric", value: next() });
    const button = el("button", { type: "button", className: "button button--quiet", textContent: text });
    button.addEventListener("click", () => {
      if (/^[1-9]\d{0,3}$/.test(input.value) && !keys().includes(input.value)) start(input.value);
      input.value = next();
    });
    return el("div", { className: "edit-add edit-add--number" }, el("label", { for: input.id, textContent: editor.words.number }), input, button);
  }
  const file = fileOf(editor, field);
  if (file) {
    const input = el("input", { type: "file", multiple: true, id: newId() });
    input.addEventListener("change", () => {
      for (const { name } of input.files) start(newKey(), { [file.name]: `attachment:${name}` });
      input.value = "";
    });
    return el("div", { className: "edit-add" }, el("label", { for: input.id, textContent: text }), input);
  }
  const button = el("button", { type: "button", className: "button button--quiet", textContent: text });
  button.addEventListener("click", () => start(newKey()));
  return el("div", { className: "edit-add" }, button);
}
