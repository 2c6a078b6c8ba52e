"""Reads the workbooks with openpyxl and holds them against audit.json: another program sees the same sites, tiers and items."""
import json
import sys
from pathlib import Path

import openpyxl

folder = Path(sys.argv[1])
result = json.loads((folder / "audit.json").read_text(encoding="utf-8"))["results"][0]
assessment = openpyxl.load_workbook(folder / "assessment.xlsx")
ledger = openpyxl.load_workbook(folder / "rectification.xlsx")


def table(sheet, head):
    """The rows under the header that holds `head`, each as a mapping from head to cell."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(i for i, row in enumerate(rows) if head in row)
    return [dict(zip(rows[at], row)) for row in rows[at + 1:] if any(row)]


sites = {row["编码"]: row for row in table(assessment["汇总"], "编码") if row["编码"]}
for site in result["sites"]:
    row = sites[site["code"]]
    reached = site["tier"]["reached"]
    if reached:
        assert row["达到档次"] == reached["name"], (site["code"], row["达到档次"])
    assert abs(row["得分低"] - site["score"]["low"]) < 1e-9, site["code"]
    assert abs(row["得分高"] - site["score"]["high"]) < 1e-9, site["code"]
    assert row["整改项"] == sum(finding["item"] == "rectify" for finding in site["findings"]), site["code"]

items = {"rectify": "整改项", "advise": "建议项", "improve": "提升项", "verify": "待核实"}
for item, name in items.items():
    ids = {row["问题编号"] for row in table(ledger[name], "问题编号")}
    wanted = {f"{site['code']}/{finding['check']}" for site in result["sites"] for finding in site["findings"] if finding["item"] == item and finding["place"]}
    assert wanted <= ids, (name, sorted(wanted - ids)[:5])
# what no column asks stands once for all sites of a kind
unasked = {(site["kind"], finding["check"]) for site in result["sites"] for finding in site["findings"] if finding["item"] == "verify" and not finding["place"]}
assert sum(row["问题编号"] is None for row in table(ledger["待核实"], "问题编号")) == len(unasked)
print(f"1 passed, 0 failed: {len(result['sites'])} sites agree in both workbooks")
