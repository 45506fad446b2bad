// The control of one value in one language: what is typed, chosen by its name, ticked, or a file. Made from the table of fields.

import { folded, textOf, valueAt } from "./edit-record.js";

const MOST = 12; // options in a list
const CODED = ["country", "language", "currency", "unit"]; // forms whose codes are chosen by their names
const BEGUN_INSIDE = ["organizations", "places", "topics", "sources", "series"];
let number = 0;
export const newId = () => `edit-${(number += 1)}`;

/** Returns how problems and addresses name a place in a record. */
export const placeOf = (path) => path.join(".");

/** Returns an element with these properties, attributes (names with a hyphen, and role) and children; children that are "" are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "for" || name === "list") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== ""));
  return element;
}

/** Returns the rows of a register whose names hold every word of a query; those that begin with it come first. */
export function matching(names, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = [];
  for (const [key, own] of names) {
    const text = folded([...own, key].join(" "));
    if (words.every((word) => ` ${text}`.includes(` ${word}`) || (word.length > 2 && text.includes(word)))) {
      found.push([folded(key) === words.join(" ") ? 0 : folded(own[0]).startsWith(words.join(" ")) ? 1 : 2, key]);
    }
  }
  return found.sort(([a], [b]) => a - b).map(([, key]) => key);
}

/**
 * Returns an input that is a combobox, with its list. `choose(key)` is told what was chosen, "" where the input was emptied, and
 * `begin(text)`, where it is given, that a new record is wanted. `keeps` says whether the input shows what was chosen.
 */
export function combobox({ names, nameOf, value = "", keeps = true, label, describedby = "", words, choose, begin }) {
  const id = `list-${newId()}`;
  const list = el("ul", { id, role: "listbox", hidden: true, className: "edit-list", "aria-label": label });
  const input = el("input", { type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": id });
  input.setAttribute("aria-autocomplete", "list");
  if (describedby) input.setAttribute("aria-describedby", describedby);
  let chosen = value;
  let options = [];
  let active = -1;

  const show = () => {
    const keys = matching(names(), input.value).slice(0, MOST);
    options = keys.map((key) => ({ text: nameOf(key), key }));
    if (begin && input.value.trim()) options.push({ text: words["add-new"].replace("{name}", input.value.trim()), begins: input.value.trim() });
    const items = options.map(({ text, key }, index) => option(text, key, index));
    list.replaceChildren(...(items.length ? items : [el("li", { className: "edit-list__none", role: "option", "aria-disabled": "true", textContent: words["none-found"] })]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(options.length && input.value.trim() ? 0 : -1);
  };
  const option = (text, key, index) => {
    const item = el("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false" }, text);
    if (key) item.append(el("span", { className: "edit-list__key", textContent: key }));
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
    item.addEventListener("click", () => take(index));
    return item;
  };
  const activate = (index) => {
    active = index;
    [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const hide = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (index) => {
    const { key, begins } = options[index];
    hide();
    if (begins) {
      input.value = "";
      begin(begins);
      return;
    }
    chosen = key;
    input.value = keeps ? nameOf(key) : "";
    choose(key);
  };
  input.value = value && keeps ? nameOf(value) : "";
  input.addEventListener("input", show);
  input.addEventListener("click", show);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) show();
      else activate((active + step + options.length) % (options.length || 1));
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      hide();
    }
  });
  input.addEventListener("blur", () => {
    hide();
    if (!keeps) return;
    const text = input.value.trim();
    if (!text && chosen) choose((chosen = ""));
    else if (text && text !== nameOf(chosen)) {
      const exact = [...names().keys()].find((key) => key === text || folded(nameOf(key)) === folded(text));
      choose((chosen = exact ?? text)); // what is in no list is named as a problem
    }
  });
  return { input, element: el("div", { className: "edit-combobox" }, input, list) };
}

/** Returns the control of a value, and what stands around it. `set(value)` is told of every change. */
export function inputOf(editor, record, field, path, locale, set) {
  const value = valueAt(record.now[locale], path);
  if (field.values && field.many) return ticked(editor, field, value, set);
  const choices = choicesOf(editor, record, field);
  if (choices) return selected(editor, choices, value, set);
  if (CODED.includes(field.form)) field = { ...field, register: field.form };
  if (field.register) return field.many ? references(editor, record, field, path, locale, value, set) : reference(editor, record, field, path, locale, value, set);
  if (field.file) return chosenFile(editor, value, set);
  const old = valueAt(record.old[locale], path);
  const isLong = field.many || field.form === "markdown" || field.kind === "words";
  const input = el(isLong ? "textarea" : "input", { value: textOf(field, value), spellcheck: isLong });
  if (isLong) input.rows = field.form === "markdown" ? 12 : 1;
  if (/number$/.test(field.form ?? "")) input.inputMode = "decimal";
  if (field.form === "web-address") input.inputMode = "url";
  const read = (text) => {
    if (field.many) return text.split("\n").map(single).filter(Boolean);
    return field.form === "markdown" ? text.normalize().trim() : single(text);
  };
  input.addEventListener("input", () => set(input.value === textOf(field, old) ? old : read(input.value)));
  const lines = field.many ? [el("p", { className: "edit-help", textContent: editor.words["one-per-line"] })] : [];
  return { input, elements: [...lines, input] };
}

const single = (text) => text.normalize().replace(/\s+/g, " ").trim();

/** Returns what one value is chosen from, with what each is called, or undefined: values, yes and no, or the fields of the record. */
function choicesOf(editor, record, field) {
  if (field.values) return editor.schema.values[field.values];
  if (field.form === "yes-or-no") return ["true", "false"].map((one) => [one, editor.words[one]]);
  if (field.form || field.register || field.kind) return undefined;
  return editor.schema.records[record.model].flatMap(({ name, label, keyed }) => [
    [name, label],
    ...(keyed ? Object.keys(valueAt(record.now.tr, [name]) ?? {}).map((key) => [`${name}.${key}`, `${label} › ${editor.called(record, [name, key])}`]) : []),
  ]);
}

function selected(editor, choices, value, set) {
  const others = value && !choices.some(([one]) => one === value) ? [[value, value]] : [];
  const options = [["", editor.words["nothing-chosen"]], ...choices, ...others].map(([one, text]) => el("option", { value: one, textContent: text }));
  const input = el("select", {}, ...options);
  input.value = value ?? "";
  input.addEventListener("change", () => set(input.value));
  return { input, elements: [input] };
}

/** Returns a box to tick for each value of which there may be several. */
function ticked(editor, field, value, set) {
  const boxes = editor.schema.values[field.values].map(([own, text]) => {
    const box = el("input", { type: "checkbox", id: newId(), checked: Boolean(value?.includes(own)) });
    box.addEventListener("change", () => {
      const others = (value ?? []).filter((one) => one !== own);
      if (box.checked !== Boolean(value?.includes(own))) set((value = box.checked ? [...others, own] : others));
    });
    return [box, el("label", { for: box.id, className: "edit-tick" }, box, text)];
  });
  return { input: boxes[0][0], elements: [el("div", { className: "edit-ticks" }, ...boxes.map(([, label]) => label))] };
}

export function pickerOf(editor, record, path, locale, field, own) {
  const begins = BEGUN_INSIDE.includes(field.register);
  return combobox({
    names: () => editor.names(field.register),
    nameOf: (key) => editor.nameOf(field.register, key),
    label: field.label,
    words: editor.words,
    begin: begins ? async (text) => own.choose(await editor.beginInside(field.register, text, record.shown.get(`${locale} ${placeOf(path)}`))) : undefined,
    ...own,
  });
}

function reference(editor, record, field, path, locale, value, set) {
  const picker = pickerOf(editor, record, path, locale, field, {
    value,
    choose: (key) => {
      picker.input.value = key && editor.nameOf(field.register, key);
      set(key);
    },
  });
  return { input: picker.input, elements: [picker.element] };
}

function references(editor, record, field, path, locale, value, set) {
  const list = el("ul", { className: "edit-chosen" });
  let keys = value ?? [];
  const change = (changed, focus) => {
    keys = changed;
    set(keys);
    draw();
    focus?.focus();
  };
  const draw = () =>
    list.replaceChildren(
      ...keys.map((key, index) => {
        const name = editor.nameOf(field.register, key);
        const tools = toolsOf(editor, name, {
          up: index > 0 && (() => change(moved(keys, index, -1), picker.input)),
          remove: () => change(keys.filter((one) => one !== key), picker.input),
        });
        return el("li", {}, el("span", { textContent: name }), tools);
      }),
    );
  const choose = (key) => !keys.includes(key) && change([...keys, key]);
  const picker = pickerOf(editor, record, path, locale, field, { keeps: false, choose });
  draw();
  return { input: picker.input, elements: [list, picker.element] };
}

export function moved(keys, index, step) {
  const changed = [...keys];
  [changed[index], changed[index + step]] = [changed[index + step], changed[index]];
  return changed;
}

/** Returns the buttons by which something in a list is moved or removed. */
export function toolsOf(editor, name, actions) {
  const signs = { up: "↑", down: "↓", remove: "×" };
  const buttons = Object.entries(actions).filter(([, act]) => act).map(([action, act]) => {
    const button = el("button", { type: "button", className: "edit-tool", textContent: signs[action], "aria-label": editor.say(action, { name }) });
    button.addEventListener("click", act);
    return button;
  });
  return el("span", { className: "edit-tools" }, ...buttons);
}

/** Returns the choice of a file: its name is what is sent, the file itself is dropped into the form's box. */
function chosenFile(editor, value, set) {
  const now = el("p", { className: "edit-help", textContent: value ?? "" });
  const input = el("input", { type: "file" });
  input.addEventListener("change", () => {
    const name = input.files[0]?.name;
    if (name) set(`attachment:${name}`);
    now.textContent = name ? editor.say("file-chosen", { name }) : (value ?? "");
  });
  return { input, elements: [now, input] };
}
