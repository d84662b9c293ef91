// Runs before the first paint, so that a chosen theme does not flash. Served as it is: the page's policy forbids inline scripts.
{
  const asked = new URLSearchParams(location.search).get("theme");
  const theme = asked === "light" || asked === "dark" ? asked : localStorage.getItem("deconvscope:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
