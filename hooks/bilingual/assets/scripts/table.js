// Lets readers sort and filter the table of signatories, which is complete without it. The order of the alphabet comes with the rows.
(() => {
  const table = document.querySelector("table[data-narrow]");
  if (!table) return;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const words = table.dataset;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const columns = heads.filter((head) => head.dataset.column);
  const rank = (row, column) => Number(row.getAttribute(`data-rank-${column}`));

  // Filters

  const filters = heads.filter((head) => head.dataset.filter).map((head) => {
    const { column, filter } = head.dataset;
    const select = make("select", { id: `filter-${column}`, name: filter }, make("option", { value: "", textContent: words.all }));
    const values = new Map();
    for (const row of [...rows].sort((one, other) => rank(one, column) - rank(other, column))) {
      const value = row.dataset[column] || "-";
      const name = value === "-" ? words.none : row.cells[head.cellIndex].textContent.trim();
      values.set(value, { name, count: (values.get(value)?.count ?? 0) + 1 });
    }
    for (const [value, { name, count }] of values) select.append(make("option", { value, textContent: `${name} (${count})` }));
    return { column, select, field: make("div", {}, make("label", { htmlFor: select.id, textContent: head.textContent.trim() }), select) };
  });

  const status = make("p", { role: "status" });
  const clear = make("button", { type: "button", className: "button button--quiet", textContent: words.clear });
  const order = make("select", { id: "sort-order" }, ...columns.map((head) => make("option", { value: head.dataset.column, textContent: head.textContent.trim() })));
  const orderField = make("div", { className: "filters__order" }, make("label", { htmlFor: order.id, textContent: words.sort }), order);
  const title = make("h2", { id: "table-filters", className: "filters__title", textContent: words.narrow });
  const state = make("div", { className: "filters__state" }, status, clear);
  const form = make("form", { className: "filters" }, title, ...filters.map(({ field }) => field), orderField, state);
  form.setAttribute("aria-labelledby", title.id);

  const show = (note = "") => {
    const chosen = filters.filter(({ select }) => select.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !chosen.every(({ column, select }) => (row.dataset[column] || "-") === select.value);
      shown += !row.hidden;
    }
    const some = shown ? words.shown : words.noneShown;
    const text = shown === rows.length ? words.allShown : some;
    status.textContent = `${text.replace("{shown}", shown).replace("{total}", rows.length)} ${note}`.trim();
    clear.hidden = !chosen.length;
  };

  const write = () => {
    const query = new URLSearchParams(filters.filter(({ select }) => select.value).map(({ select }) => [select.name, select.value]));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    show();
  };

  // Order

  const sort = (column, descending) => {
    const sign = descending ? -1 : 1;
    rows.sort((one, other) => sign * (rank(one, column) - rank(other, column)) || rank(one, "name") - rank(other, "name"));
    body.append(...rows);
    for (const head of columns) {
      if (head.dataset.column === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    order.value = column;
    show(words.sorted.replace("{column}", columns.find((head) => head.dataset.column === column).textContent.trim()));
  };

  for (const head of columns) {
    const button = make("button", { type: "button", className: "sort", textContent: head.textContent.trim() });
    button.addEventListener("click", () => sort(head.dataset.column, head.getAttribute("aria-sort") === "ascending"));
    head.replaceChildren(button);
  }

  order.addEventListener("change", (event) => {
    event.stopPropagation();
    sort(order.value, false);
  });
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    for (const { select } of filters) select.value = "";
    write();
    filters[0].select.focus();
  });

  const query = new URLSearchParams(location.search);
  for (const { select } of filters) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  table.before(form);
  show();
})();
