// Makes filters of the timeline's facets, which are links to pages without it. The address keeps what is chosen, so that it can be shared.
(() => {
  const nav = document.querySelector("nav.facets[data-filters]");
  const list = nav && document.getElementById(nav.dataset.filters);
  if (!list) return;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const words = nav.dataset;
  const entries = [...list.querySelectorAll("[data-kind]")];
  const marks = [...document.querySelectorAll(".chart .mark")];

  const groups = [...nav.querySelectorAll(".facets__group")].map((group) => {
    const { dimension, parameter } = group.dataset;
    const select = make("select", { id: `filter-${dimension}`, name: parameter }, make("option", { value: "", textContent: words.all }));
    const pages = new Map();
    for (const link of group.querySelectorAll("a")) {
      const { slug } = link.dataset;
      const count = entries.filter((entry) => has(entry, dimension, slug)).length;
      if (!count) continue;
      pages.set(slug, link.href);
      const option = make("option", { value: slug, textContent: `${link.textContent} (${count})` });
      const lang = link.firstElementChild?.lang;
      if (lang) option.lang = lang;
      select.append(option);
    }
    const label = make("label", { htmlFor: select.id, textContent: group.querySelector(".facets__title").textContent });
    return { dimension, select, pages, field: make("div", {}, label, select) };
  });

  function has(entry, dimension, slug) {
    return (entry.dataset[dimension] ?? "").split(" ").includes(slug);
  }

  const status = make("p", { role: "status" });
  const clear = make("button", { type: "button", className: "button button--quiet", textContent: words.clear });
  const page = make("a", { textContent: words.ownPage });
  const state = make("div", { className: "filters__state" }, status, clear, page);
  const title = make("h2", { id: "filters-title", className: "filters__title", textContent: nav.querySelector("summary").textContent });
  const form = make("form", { className: "filters" }, title, ...groups.map((group) => group.field), state);
  form.setAttribute("aria-labelledby", title.id);

  const show = () => {
    const chosen = groups.filter((group) => group.select.value);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !chosen.every((group) => has(entry, group.dimension, group.select.value));
      shown += !entry.hidden;
    }
    for (const section of list.querySelectorAll("[data-filtered]")) section.hidden = !section.querySelector("[data-kind]:not([hidden])");
    for (const section of list.querySelectorAll("section:not([data-filtered])")) section.hidden = chosen.length > 0;
    for (const mark of marks) mark.toggleAttribute("hidden", document.getElementById(mark.getAttribute("href").slice(1))?.hidden ?? false);
    for (const lane of document.querySelectorAll(".chart__lane")) lane.hidden = !lane.querySelector(".mark:not([hidden])");
    const some = shown ? words.shown : words.none;
    const text = shown === entries.length ? words.allShown : some;
    status.textContent = text.replace("{shown}", shown).replace("{total}", entries.length);
    clear.hidden = !chosen.length;
    page.hidden = chosen.length !== 1;
    if (chosen.length === 1) page.href = chosen[0].pages.get(chosen[0].select.value);
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const { select } of groups) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  const write = () => {
    const query = new URLSearchParams(groups.filter(({ select }) => select.value).map(({ select }) => [select.name, select.value]));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    show();
  };

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    for (const { select } of groups) select.value = "";
    write();
    groups[0].select.focus();
  });
  addEventListener("popstate", read);

  nav.hidden = true;
  nav.before(form);
  read();
})();
