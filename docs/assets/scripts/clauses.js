// Adds what only a script can do to the clauses of the declaration: copying their addresses and citations, and printing.
(() => {
  const words = document.querySelector(".clause-tools")?.dataset;
  if (!words) return;

  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "visually-hidden";
  document.querySelector("main").append(said);

  const button = (text, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "clause__button";
    made.textContent = text;
    if (name) made.setAttribute("aria-label", `${text}: ${name}`);
    made.addEventListener("click", () => act(made));
    return made;
  };

  const copy = async (made, text) => {
    const { textContent } = made;
    let told = words.copied;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      told = words.notCopied;
    }
    made.textContent = said.textContent = told;
    setTimeout(() => {
      made.textContent = textContent;
      said.textContent = "";
    }, 2500);
  };

  for (const tools of document.querySelectorAll(".clause__tools")) {
    const { name } = tools.dataset;
    const clause = tools.closest(".clause");
    const citation = tools.querySelector(".clause__citation");
    tools.prepend(button(words.copyAddress, name, (made) => copy(made, new URL(`#${clause.id}`, location.href).href)));
    citation.after(button(words.copyCitation, name, (made) => copy(made, citation.textContent)));
  }

  const print = button(words.print, "", () => window.print());
  print.className = "button button--quiet";
  document.querySelector(".clause-tools").append(print);
})();
