// Filters the list of signatories, which is complete without it. The address keeps what is chosen, so that it can be shared.
(() => {
  const form = document.getElementById("signatory-filter");
  if (!form) return;
  const words = form.dataset;
  const status = document.getElementById("signatory-count");
  const folds = [...document.querySelectorAll("#signatory-list details")];
  const names = [...document.querySelectorAll("#signatory-list li")];
  const [query, province, version] = [...form.elements];
  const plain = (text) => text.toLocaleLowerCase(document.documentElement.lang).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const texts = new Map(names.map((name) => [name, plain(name.querySelector("a").textContent)]));
  const first = folds.map((fold) => fold.open);

  const show = () => {
    const sought = plain(query.value.trim());
    const isChosen = Boolean(sought || province.value || version.value);
    let shown = 0;
    for (const name of names) {
      const { dataset } = name;
      name.hidden =
        !texts.get(name).includes(sought) ||
        (province.value && dataset.province !== province.value) ||
        (version.value && dataset.version !== version.value);
      shown += !name.hidden;
    }
    folds.forEach((fold, index) => {
      const found = fold.querySelectorAll("li:not([hidden])").length;
      fold.hidden = !found;
      fold.open = isChosen || first[index];
      fold.querySelector(".fold__count").textContent = found;
    });
    const text = shown ? words.found : words.none;
    status.textContent = isChosen ? text.replace("{shown}", shown).replace("{total}", names.length) : words.all;
  };

  const write = () => {
    const chosen = [query, province, version].filter(({ value }) => value).map(({ name, value }) => [name, value]);
    const search = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", `${location.pathname}${search && "?"}${search}${location.hash}`);
    show();
  };

  const read = () => {
    const address = new URLSearchParams(location.search);
    for (const field of [query, province, version]) {
      field.value = address.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    show();
  };

  form.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById("signatory-list").scrollIntoView();
  });
  read();
})();
