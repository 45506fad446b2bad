// The editors' page: opens or begins a record, or shows what there is to open. Loaded by no other page.

import { keyFrom } from "./edit-record.js";
import { Editor } from "./edit-editor.js";
import { fieldOf, fieldsOf } from "./edit-form.js";
import { combobox, el } from "./edit-inputs.js";
import { barOf, discardButton, labelOf } from "./edit-send.js";

const root = document.querySelector(".edit");
const { data, language, issues, history, failed, unlisted, save } = root.dataset;
const saving = save && (await import(save)); // in the live preview
const content = root.querySelector(".edit__form");
const status = root.querySelector("[role=status]");
const parameters = new URLSearchParams(location.search);

async function load(name) {
  const answer = await fetch(`${data}${name}.json`);
  if (!answer.ok) throw new Error(name, { cause: answer.status });
  return answer.json();
}

const say = (text) => (status.textContent = text);
const addressOf = (values) => `?${new URLSearchParams(values)}`;

async function start() {
  const schema = await load(language);
  const place = new URL(data, location.href).pathname;
  const editor = new Editor(schema, { language, load, place, history, wanted: parameters.get("field") ?? "" });
  for (const link of document.querySelectorAll(".site-header a[hreflang]")) link.search = location.search;
  const [kind, key] = ["kind", "key"].map((name) => parameters.get(name));
  const isOpened = schema.kinds[kind] && (key || schema.kinds[kind].file || parameters.has("new"));
  await (isOpened ? showRecord(editor, kind, key) : showStart(editor, schema.kinds[kind] ? [kind] : Object.keys(schema.kinds)));
}

async function showRecord(editor, kind, key) {
  await editor.learnOf(kind);
  const record = parameters.has("new") ? editor.begin(kind) : await editor.open(kind, key).catch(notFound);
  if (!record) return content.replaceChildren(el("p", { className: "notice" }, editor.words["not-here"], " ", unlisted));
  editor.beginInside = async (register, name, { begun }) => {
    const fresh = await editor.beginNamed(register, name);
    begun.append(begunForm(editor, fresh));
    begun.querySelector("textarea, input").focus();
    return fresh.key;
  };
  const wasKept = await editor.restore();
  const label = editor.words[`of-${kind}`];
  const title = record.isNew ? editor.say("new", { kind: label }) : key ? `${label}: ${editor.called(record)}` : label;
  document.title = document.querySelector("h1").textContent = title;
  const isTranslated = parameters.has("translate");
  const elements = isTranslated ? untranslated(editor, record) : fieldsOf(editor, record, record.model, [], editor.schema.kinds[kind].asked);
  const form = el(
    "form",
    { className: "edit-form" },
    wasKept ? keptNotice(editor, record) : "",
    record.isNew ? keyOf(editor, record) : "",
    ...elements,
    ...editor.records.slice(1).map((begun) => begunForm(editor, begun)),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  const bar = barOf(editor, { issues, saving, say, goTo });
  content.replaceChildren(form, ...(isTranslated ? [await nextOf(editor, record)] : []), bar);
  editor.refresh();
  if (editor.wanted) document.querySelector(`[data-place="${CSS.escape(editor.wanted)}"]`)?.scrollIntoView();
}

function notFound(error) {
  if (error.cause !== 404) throw error;
}

function keptNotice(editor, record) {
  const places = editor.behind.map((path) => labelOf(editor, record, path)).join(", ");
  const behind = places && ` ${editor.say("draft-behind", { places })}`;
  return el("p", { className: "notice" }, editor.words["draft-restored"], behind, " ", discardButton(editor));
}

/** Returns the form of a record that was begun inside of another's. */
function begunForm(editor, record) {
  const legend = el("legend", { textContent: `${editor.words[`of-${record.register}`]}: ${editor.called(record)}` });
  const fields = fieldsOf(editor, record, record.model, [], editor.schema.kinds[record.register].asked);
  return el("fieldset", { className: "edit-field edit-begun" }, legend, ...fields);
}

function keyOf(editor, record) {
  const help = el("p", { className: "edit-help", id: "edit-key-help", textContent: editor.words["key-help"] });
  const input = el("input", { id: "edit-key", value: record.key, "aria-describedby": help.id, autocapitalize: "none", spellcheck: false });
  record.keyInput = input;
  input.addEventListener("input", () => {
    const key = keyFrom(input.value, 80);
    Object.assign(record, { key, name: `${record.register}/${key}`, hasOwnKey: Boolean(key) });
    editor.changed(record);
  });
  return el("div", { className: "edit-field" }, el("label", { for: input.id, textContent: editor.words.key }), help, input);
}

/** Opens all folds, and leads to a field. */
function goTo(record, place) {
  const folds = () => [...content.querySelectorAll(".edit-form details:not([open])")];
  for (let closed = folds(); closed.length; closed = folds()) {
    for (const fold of closed) {
      fold.fill();
      fold.open = true;
    }
  }
  const [, path] = place.split(" ");
  (record.shown.get(place)?.input ?? content.querySelector(`[data-place="${CSS.escape(path)}"] :is(input, select, button)`))?.focus();
}

// translations

/** Returns only the fields whose English is missing or older than the Turkish, each below the name of the group that it stands in. */
function untranslated(editor, record) {
  const places = [...new Set([...record.outdated, ...record.missing].map((place) => place.replace(/#.*/, "")))];
  if (!places.length) return [el("p", { className: "notice notice--good", textContent: editor.words["all-translated"] })];
  return places.flatMap((place) => {
    const path = place.split(".");
    const above = path.slice(0, -1);
    let fields = editor.schema.records[record.model];
    for (const step of above) fields = editor.schema.records[fields.find((field) => field.name === step)?.record] ?? fields;
    const field = fields.find((one) => one.name === path.at(-1));
    if (!field) return [];
    const head = above.length ? [el("h2", { className: "edit-where", textContent: labelOf(editor, record, above) })] : [];
    return [...head, fieldOf(editor, record, field, above)];
  });
}

const addressOfTranslation = ([name]) => {
  const [register, key] = name.split("/");
  return addressOf({ kind: register === "signatories" && !key ? "signatory-list" : register, ...(key ? { key } : {}), translate: "" });
};

async function nextOf(editor, record) {
  const waiting = await load("translations");
  const rest = waiting.slice(waiting.findIndex(([name]) => name === record.name) + 1);
  if (!rest.length) return el("p", {}, editor.words["last-translation"]);
  const text = editor.say("next-translation", { name: rest[0][1], count: rest.length });
  return el("p", {}, el("a", { href: addressOfTranslation(rest[0]), textContent: text }));
}

// what there is to open

async function showStart(editor, kinds) {
  const isFile = (kind) => Boolean(editor.schema.kinds[kind].file);
  const [waiting] = await Promise.all([load("translations"), editor.learn(kinds.filter((kind) => !isFile(kind)))]);
  const rows = kinds.map((kind) => {
    const label = editor.words[`of-${kind}`];
    if (isFile(kind)) return el("div", { className: "edit-field" }, el("a", { href: addressOf({ kind }), textContent: label }));
    const { input, element } = combobox({
      names: () => editor.names(kind),
      nameOf: (key) => editor.nameOf(kind, key),
      keeps: false,
      label,
      words: editor.words,
      choose: (key) => location.assign(addressOf({ kind, key })),
    });
    input.id = `open-${kind}`;
    const begin = el("a", { href: addressOf({ kind, new: "" }), textContent: editor.say("new", { kind: label }) });
    return el("div", { className: "edit-field" }, el("label", { for: input.id, textContent: editor.say("open", { kind: label }) }), element, begin);
  });
  const translate = editor.say("translate", { count: waiting.length });
  const next = waiting.length ? [el("p", {}, el("a", { href: addressOfTranslation(waiting[0]), textContent: translate }))] : [];
  content.replaceChildren(...next, el("div", { className: "edit-start" }, ...rows), el("p", { className: "edit-help", textContent: unlisted }));
}

start().catch(() => say(failed));
