// Saves into the project what the page for editors lists; only the live preview has it. The files that the editor chose go along.

const AFTER_LOADING = 3000; // milliseconds in which the page may load once more, and still says what was saved
const chosen = new Map();
const show = (text) => Object.assign(document.querySelector(".edit__status"), { textContent: text }).style.setProperty("white-space", "pre-wrap");

document.addEventListener("change", ({ target }) => [...(target.files ?? [])].forEach((file) => chosen.set(file.name, file)), true);

const said = sessionStorage.getItem("saved");
if (said) {
  show(said);
  setTimeout(() => sessionStorage.removeItem("saved"), AFTER_LOADING);
}

const encoded = (file) =>
  new Promise((done) => {
    const reader = Object.assign(new FileReader(), { onload: () => done(reader.result.split(",")[1]) });
    reader.readAsDataURL(file);
  });

/** Saves a list of changes, or shows why it cannot be saved. */
export async function save(editor, changes) {
  const files = {};
  for (const [name, file] of chosen) if (changes.includes(JSON.stringify(`attachment:${name}`))) files[name] = await encoded(file);
  dispatchEvent(new Event("saving")); // the page must not load anew before the draft is gone
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(new URL("save", import.meta.url), { method: "POST", headers, body: JSON.stringify({ changes, files }) });
  const text = await answer.text();
  if (!answer.ok) {
    show(text);
    dispatchEvent(new Event("saved"));
    return;
  }
  sessionStorage.setItem("saved", text);
  const [{ register, key, isNew }] = editor.records;
  const draft = editor.draft;
  if (isNew) history.replaceState(null, "", `?${new URLSearchParams({ kind: register, key })}`);
  localStorage.removeItem(draft);
  location.reload();
}
