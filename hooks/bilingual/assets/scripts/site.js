// The button for light and dark. The choice is kept only after the reader has made one.
{
  const root = document.documentElement;
  const button = document.querySelector(".theme-toggle");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  if (button) {
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // Storage is closed to us; the choice holds for this page.
      }
      show();
    });
    system.addEventListener("change", show);
    show();
  }
}

// Opens the fold that holds what the address names, in browsers that do not do so themselves.
{
  const open = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const fold = id && document.getElementById(id)?.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      document.getElementById(id).scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  open();
}
