// Narrows a list to the lines that hold what is typed; the list is complete without it. The address keeps it, so that it can be shared.
(() => {
  const form = document.getElementById("list-filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const field = form.elements.q;
  const status = document.getElementById("list-count");
  const lines = [...list.querySelectorAll("li")];
  const groups = [...list.querySelectorAll("section")];
  const plain = (text) => text.toLocaleLowerCase(document.documentElement.lang).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const texts = new Map(lines.map((line) => [line, plain(line.textContent)]));

  const show = () => {
    const sought = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const line of lines) {
      line.hidden = !sought.every((word) => texts.get(line).includes(word));
      shown += !line.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    const { found, none, all } = form.dataset;
    const text = sought.length ? (shown ? found : none) : all;
    status.textContent = text.replace("{shown}", shown).replace("{total}", lines.length);
  };

  form.hidden = false;
  form.addEventListener("input", () => {
    const search = new URLSearchParams(field.value ? { q: field.value } : {}).toString();
    history.replaceState(null, "", `${location.pathname}${search && "?"}${search}${location.hash}`);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
})();
