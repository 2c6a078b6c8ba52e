//! What an audit finds at every site of the surveys of Hengnan and Anshan, requirement by requirement, against results worked out by hand.
use crate::support::{dabiao, fixture_json};
use serde_json::Value;
use std::collections::BTreeMap;

/// The folder of a survey, and the standard it is held against.
const SURVEYS: &[(&str, &str)] = &[("hengnan", "hengnan-2019"), ("anshan", "anshan-2020")];

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

/// The names of a verdict, each with its group before it, however they are grouped.
fn names(of: &Value) -> Vec<String> {
    let text = |name: &Value| name.as_str().expect("a name").to_owned();
    match of.as_object() {
        Some(groups) => groups.iter().flat_map(|(group, names)| list(names).into_iter().map(move |name| format!("{group}/{}", text(name)))).collect(),
        None => list(of).into_iter().map(text).collect(),
    }
}

/// Every requirement of a site with its verdict: of a check, or of a member of a list.
fn found(site: &Value, requirements: &Value) -> BTreeMap<String, String> {
    let finding = |id: &str| list(&site["findings"]).into_iter().find(|finding| finding["check"] == id).cloned().unwrap_or_default();
    let verdict = |of: &Value| of["verdict"].as_str().unwrap_or("not_applicable").replace("partial", "unmet");
    let member = |check: &str, name: &str| {
        let check = finding(check);
        list(&check["members"]).into_iter().find(|member| member["name"] == name).map_or_else(|| verdict(&check), verdict)
    };
    let mut all = BTreeMap::new();
    for (requirement, check) in requirements["checks"].as_object().into_iter().flatten() {
        all.insert(requirement.clone(), verdict(&finding(check.as_str().expect("a check"))));
    }
    for (requirement, of) in requirements["members"].as_object().into_iter().flatten() {
        all.insert(requirement.clone(), member(of["check"].as_str().expect("a check"), of["member"].as_str().expect("a member")));
    }
    for (group, check) in requirements["lists"].as_object().into_iter().flatten() {
        for of in list(&finding(check.as_str().expect("a check"))["members"]) {
            all.insert(format!("{group}/{}", of["name"].as_str().expect("a name")), verdict(of));
        }
    }
    all
}

/// Where a site is not found as it was worked out; what the results do not name is met.
fn compare(site: &Value, wanted: &Value, requirements: &Value) -> Vec<String> {
    let mut expected: BTreeMap<String, &str> = BTreeMap::new();
    for verdict in ["unmet", "unknown", "not_applicable"] {
        expected.extend(names(&wanted[verdict]).into_iter().map(|name| (name, verdict)));
    }
    // of what only asks to be referred to it is said that it is not there, and no more
    let open = [names(&wanted["not_asserted"]), names(&wanted["advisory_not_met"])].concat();
    let found = found(site, requirements);
    let named = |name: &str| found.keys().any(|known| known == name || name.starts_with(known.as_str()));
    let mut wrong: Vec<String> = expected.keys().chain(&open).filter(|name| !named(name)).map(|name| format!("{name} is nowhere")).collect();
    for (requirement, is) in &found {
        let worked_out = expected.iter().find(|(name, _)| name.starts_with(requirement.as_str())).map_or("met", |(_, verdict)| verdict);
        if is != worked_out && !open.iter().any(|name| name.starts_with(requirement.as_str())) {
            wrong.push(format!("{requirement}: {is}, wanted {worked_out}"));
        }
    }
    if let (Some(has), Some(needs)) = (wanted["hall_shortfall"]["has"].as_f64(), wanted["hall_shortfall"]["needs"].as_f64()) {
        let hall = requirements["checks"]["场地/办事大厅面积"].as_str().expect("a check");
        let short =
            list(&site["findings"]).into_iter().find(|finding| finding["check"] == hall).map(|finding| finding["shortfall"].clone()).unwrap_or_default();
        if (short["has"].as_f64(), short["needs"].as_f64()) != (Some(has), Some(needs)) {
            wrong.push(format!("the hall is short by {short}"));
        }
    }
    wrong
}

#[test]
fn every_site_of_hengnan_and_anshan_is_found_as_it_was_worked_out_by_hand() {
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (folder, standard) in SURVEYS {
        let expected = fixture_json(&format!("surveys/{folder}/expected.json"));
        let requirements = fixture_json(&format!("surveys/{folder}/requirements.json"));
        for (file, expected) in expected["files"].as_object().expect("files") {
            let path = format!("fixtures/surveys/{folder}/{file}");
            let run = dabiao(["audit", &path, "-s", standard, "--as-of", "2023-12-01", "--format", "json", "--findings", "all"]).run();
            assert_eq!(run.code, 0, "{}", run.stderr);
            let audit = run.json();
            let sites = list(&audit["results"][0]["sites"]);
            let wanted = expected["sites"].as_object().expect("sites");
            assert_eq!(sites.len(), wanted.len(), "{file}");
            for (code, wanted) in wanted {
                let site = sites.iter().find(|site| site["code"] == code.as_str()).expect(code);
                wrong.extend(compare(site, wanted, &requirements).into_iter().map(|told| format!("{file} {code} {told}")));
                compared += found(site, &requirements).len();
                for cell in list(&wanted["cells"]).into_iter().filter(|cell| cell["must_report"] == true) {
                    let told = |told: &&Value| list(&told["places"]).iter().any(|place| place["cell"] == cell["cell"]);
                    if !list(&audit["diagnostics"]).iter().any(told) {
                        wrong.push(format!("{file} {code} says nothing of {}", cell["cell"]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 1000, "only {compared}");
}
