// What has changed, in words, and the way to send it: the forge's form, filled by its address, or a list to copy and paste.

import { changesOf, isEmpty, isGroup, nameOf, valueAt } from "./edit-record.js";
import { el } from "./edit-inputs.js";

const LONGEST_ADDRESS = 4000; // characters of the list of changes, encoded
const SHORT = 120;

/**
 * Returns the bar at the foot of the page; it is hidden while nothing has changed. `say(text)` tells a sentence, `goTo` leads to a place;
 * `saving` is how the live preview saves what has changed, undefined where it is sent to the forge.
 */
export function barOf(editor, { issues, saving, say, goTo }) {
  const told = el("p");
  const way = saving ? ["button", { type: "button" }] : ["a", { target: "_blank", rel: "noopener" }];
  const send = el(way[0], { ...way[1], className: "button", textContent: editor.words.send });
  const changes = el("ul", { className: "edit-summary" });
  const files = el("p");
  const list = el("textarea", { rows: 3, readOnly: true, "aria-label": editor.words["list-of-changes"] });
  const copy = quietButton(editor.words.copy, async () => {
    list.select();
    await navigator.clipboard?.writeText(list.value);
    say(editor.words.copied);
  });
  const help = el("p", { className: "edit-help", textContent: editor.words["copy-help"] });
  const summary = el("summary", { textContent: editor.words.summary });
  const details = el("details", { className: "edit-changes" }, summary, changes, files, help, list, copy, discardButton(editor));
  const bar = el("div", { className: "edit-bar" }, details, el("div", { className: "edit-bar__line" }, told, send));

  editor.update = () => {
    const { proposal, problems } = editor;
    const lines = editor.records.flatMap((record) => describe(editor, record));
    bar.hidden = !proposal;
    list.value = proposal ? JSON.stringify(proposal) : ""; // new groups in their order
    changes.replaceChildren(...lines.map((line) => el("li", { textContent: line })));
    told.textContent = editor.say(problems.length ? "with-problems" : "changed", { count: lines.length, problems: problems.length });
    const named = [...list.value.matchAll(/"attachment:((?:[^"\\]|\\.)+)"/g)].map(([, name]) => JSON.parse(`"${name}"`));
    files.textContent = named.length ? editor.say("drop-files", { names: named.join(", ") }) : "";
    send.href = addressOf(issues, Object.keys(proposal?.records ?? {}), list.value);
  };
  send.addEventListener("click", (event) => {
    editor.refresh();
    const [problem] = editor.problems;
    if (problem && !editor.isTold) {
      event.preventDefault();
      editor.isTold = true;
      editor.refresh();
      say(editor.words["correct-first"]);
      goTo(...problem);
      return;
    }
    if (saving) return saving.save(editor, list.value);
    const isFilled = send.href.includes("&changes=");
    if (!isFilled) navigator.clipboard?.writeText(list.value);
    say([editor.words[isFilled ? "was-opened" : "was-copied"], files.textContent].join(" "));
  });
  return bar;
}

function quietButton(textContent, act) {
  const button = el("button", { type: "button", className: "button button--quiet", textContent });
  button.addEventListener("click", act);
  return button;
}

export const discardButton = (editor) => quietButton(editor.words.discard, () => editor.forget());

/** Returns the address of the forge's form, with the list of changes in it unless that is too long. */
function addressOf(issues, names, text) {
  const asked = new URLSearchParams({ template: "proposal.yml", title: names.join(", ").slice(0, SHORT) });
  const filled = `&changes=${encodeURIComponent(text)}`;
  return `${issues}new?${asked}${filled.length > LONGEST_ADDRESS ? "" : filled}`;
}

/** Returns the changes of a record in words, one line for each. */
function describe(editor, record) {
  const short = (value) => {
    const text = isGroup(value) ? nameOf(value) : [value ?? ""].flat().join(", ");
    return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
  };
  const head = record === editor.records[0] ? "" : `${editor.called(record)}: `;
  return Object.entries(changesOf(record)).flatMap(([locale, changes]) =>
    changes.map(([path, value]) => {
      const language = locale === "en" ? ` (${editor.words.en})` : "";
      const was = valueAt(record.old[locale], path);
      const sort = isEmpty(was) ? "added" : value === null ? "removed" : value.$order ? "moved" : "replaced";
      return editor.say(`change-${sort}`, { where: `${head}${labelOf(editor, record, path)}${language}`, was: short(was), value: short(value) });
    }),
  );
}

/** Returns a path in words: the names of its fields, and of groups what they are called. */
export function labelOf(editor, record, path) {
  let fields = editor.schema.records[record.model];
  let field;
  const labels = path.map((step, index) => {
    if (field?.keyed) {
      field = { ...field, keyed: "" };
      return editor.called(record, path.slice(0, index + 1)) || step;
    }
    field = fields.find((one) => one.name === step);
    fields = editor.schema.records[field?.record] ?? fields;
    return field?.label ?? step;
  });
  return labels.join(" › ");
}
