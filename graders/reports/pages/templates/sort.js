for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = head.dataset.sort;
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const table = head.closest("table");
    const column = [...head.parentNode.children].indexOf(head);
    const rising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const key = (row) => row.children[column].dataset.key ?? row.children[column].textContent.trim();
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      return isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y;
    };
    const rows = [...table.tBodies[0].rows].sort((a, b) => (rising ? compare(a, b) : compare(b, a)));
    table.tBodies[0].append(...rows);
  });
}
