"use strict";
const form = document.getElementById("filter");
const rows = Array.from(document.querySelectorAll("#rows > tr"), (row) => ({
  row,
  text: row.textContent.toLowerCase(),
  section: document.getElementById(row.dataset.site),
}));
const narrow = () => {
  const { text, kind, tier, mend, shown } = form.elements;
  const words = text.value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const site of rows) {
    const data = site.row.dataset;
    const wanted =
      words.every((word) => site.text.includes(word)) &&
      (!kind.value || data.kind === kind.value) &&
      (!tier || !tier.value || data.tier === tier.value) &&
      (!mend.checked || data.mend !== "0");
    site.row.hidden = !wanted;
    if (site.section) site.section.hidden = !wanted;
    count += wanted;
  }
  shown.value = count + " / " + rows.length;
};
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
narrow();
let opened = [];
addEventListener("beforeprint", () => {
  opened = Array.from(document.querySelectorAll("details:not([open])"));
  for (const list of opened) list.open = true;
});
addEventListener("afterprint", () => {
  for (const list of opened) list.open = false;
});
