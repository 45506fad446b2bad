// Runs before the first paint: says that scripts run, and sets the reader's own choice between light and dark, if there is one.
{
  const root = document.documentElement;
  root.dataset.script = "on";
  try {
    const choice = localStorage.getItem("theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // Storage is closed to us; the system's setting holds.
  }
}
