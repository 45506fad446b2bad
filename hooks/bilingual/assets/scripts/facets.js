// Makes filters of lanes and facets, which are links to pages of the timeline without it. The address keeps what is chosen, so that it can
// be shared.
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
  const pictures = document.querySelectorAll(".chart, .chart--small");
  const marks = document.querySelectorAll(".chart .mark");
  const has = (entry, { dimension }, slug) => (entry.dataset[dimension] ?? "").split(" ").includes(slug);

  // Each facet holds what is chosen of it, "" for nothing, and shows it.
  const ofLanes = (group) => {
    const { dimension, parameter } = group.dataset;
    const facet = { dimension, name: parameter, pages: new Map(), value: "" };
    const buttons = new Map();
    for (const link of group.querySelectorAll("a")) {
      const { slug } = link.dataset;
      const button = make("button", { type: "button", className: link.className, textContent: link.textContent });
      button.addEventListener("click", () => {
        facet.set(facet.value === slug ? "" : slug);
        write();
      });
      facet.pages.set(slug, link.href);
      buttons.set(slug, button);
      link.replaceWith(button);
    }
    facet.set = (slug) => {
      facet.value = buttons.has(slug) ? slug : "";
      for (const [key, button] of buttons) button.setAttribute("aria-pressed", key === facet.value);
    };
    return facet;
  };

  const ofList = (group) => {
    const { dimension, parameter } = group.dataset;
    const facet = { dimension, name: parameter, pages: new Map(), value: "" };
    const select = make("select", { id: `filter-${dimension}` }, make("option", { value: "", textContent: words.all }));
    for (const link of group.querySelectorAll("a[data-slug]")) {
      const { slug } = link.dataset;
      const count = entries.filter((entry) => has(entry, facet, slug)).length;
      if (!count) continue;
      facet.pages.set(slug, link.href);
      const option = make("option", { value: slug, textContent: `${link.textContent} (${count})` });
      const lang = link.firstElementChild?.lang;
      if (lang) option.lang = lang;
      select.append(option);
    }
    const label = make("label", { htmlFor: select.id, textContent: group.querySelector(".facets__title").textContent });
    select.addEventListener("change", () => {
      facet.value = select.value;
      write();
    });
    facet.set = (slug) => {
      select.value = slug;
      if (select.selectedIndex < 0) select.value = "";
      facet.value = select.value;
    };
    group.replaceChildren(label, select);
    return facet;
  };

  const facets = [...[...nav.querySelectorAll(".lanes")].map(ofLanes), ...[...nav.querySelectorAll(".facets__group")].map(ofList)];
  const box = nav.querySelector(".facets__box");
  const status = make("p", { role: "status" });
  const clear = make("button", { type: "button", className: "button button--quiet", textContent: words.clear });
  const page = make("a", { textContent: words.ownPage });
  nav.append(make("div", { className: "facets__state" }, status, clear, page));

  const show = () => {
    const chosen = facets.filter((facet) => facet.value);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !chosen.every((facet) => has(entry, facet, facet.value));
      shown += !entry.hidden;
    }
    for (const section of list.querySelectorAll("[data-filtered]")) section.hidden = !section.querySelector("[data-kind]:not([hidden])");
    for (const mark of marks) mark.toggleAttribute("hidden", document.getElementById(mark.getAttribute("href").slice(1))?.hidden ?? false);
    for (const picture of pictures) picture.toggleAttribute("hidden", !shown);
    const some = shown ? words.shown : words.none;
    status.textContent = chosen.length ? some.replace("{shown}", shown).replace("{total}", entries.length) : "";
    clear.hidden = !chosen.length;
    page.hidden = chosen.length !== 1 || !words.ownPage;
    if (!page.hidden) page.href = chosen[0].pages.get(chosen[0].value);
    if (chosen.some((facet) => facet.dimension !== "lane")) box.open = true;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const facet of facets) facet.set(query.get(facet.name) ?? "");
    show();
  };

  function write() {
    const query = new URLSearchParams(facets.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    show();
  }

  clear.addEventListener("click", () => {
    for (const facet of facets) facet.set("");
    write();
    box.querySelector("summary").focus();
  });
  addEventListener("popstate", read);
  read();
})();
