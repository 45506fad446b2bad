// Choosing a record by its name: a combobox whose list narrows while the editor types. A new record can be begun in it.

import { folded } from "./edit-record.js";

const MOST = 12;
let number = 0;

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
  const id = `list-${(number += 1)}`;
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
