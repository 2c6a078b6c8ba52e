//! What stands around the contents: the head of the page, its title with what it rests on, its list of contents, its script.
use super::Page;
use super::policy::{SCRIPT, STYLE, policy};
use super::text::cut;
use crate::diagnostic::{Language, Wording};
use crate::report::basis;
use crate::wording;
use maud::{Markup, PreEscaped, html};

impl Page<'_> {
    /// The language of the page.
    pub(super) fn language(&self) -> &'static str {
        match self.report.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language of what the document says, where it is not the page's.
    pub(super) fn original(&self) -> Option<&'static str> {
        (self.report.language != Language::Chinese).then_some("zh-CN")
    }

    /// What the browser is told.
    pub(super) fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(format!("dabiao {}", self.report.version));
                title { (self.say(&self.title())) }
                style { (PreEscaped(STYLE)) }
            }
        }
    }

    fn title(&self) -> Wording {
        let title = &self.result.standard().title;
        wording!("《{title}》考核结果", "{title}: assessment")
    }

    /// Title, what it rests on, contents.
    pub(super) fn opening(&self) -> Markup {
        let standard = self.result.standard();
        let counted = basis::counted(self.report, self.result);
        html! {
            header {
                h1 { (self.say(&self.title())) }
                p { (self.say(&counted)) }
                p.fine {
                    (self.say(&wording!("标准:", "Standard: "))) (standard.id.as_str()) " · " (standard.edition) " · "
                    span lang=[self.original()] { (standard.document.issuer) }
                }
                p.fine { (self.say(&basis::convention(self.result))) }
                (self.files())
                nav { @for (id, words) in contents(self) { a href=(format!("#{id}")) { (self.say(&words)) } " " } }
            }
        }
    }

    /// The files that were read, each with its digest.
    fn files(&self) -> Markup {
        html! {
            table.files {
                caption { (self.say(&wording!("读取的文件", "Files that were read"))) }
                (self.heads(&[wording!("文件", "File"), wording!("站点数", "Sites"), wording!("SHA-256", "SHA-256")]))
                tbody { @for file in &self.report.inputs { tr { td { (cut(&file.path)) } td.n { (file.sites) } td.digest { (file.sha256) } } } }
            }
        }
    }
}

/// The script, which the page can do without.
pub(super) fn script() -> Markup {
    html! { script { (PreEscaped(SCRIPT)) } }
}

/// The parts of the page that there are, with their ids.
fn contents(page: &Page<'_>) -> Vec<(&'static str, Wording)> {
    let sites = !page.has_bodies_alone();
    let parts = [
        (true, "figures", wording!("总览", "At a glance")),
        (!page.result.programme.targets.is_empty(), "targets", wording!("目标", "Targets")),
        (sites, "sites", wording!("站点一览", "Sites")),
        (sites, "problems", wording!("问题分布", "Problems")),
        (!page.result.programme.tasks.is_empty(), "tasks", wording!("任务完成情况", "Tasks")),
        (sites, "details", wording!("站点明细", "Site by site")),
        (!page.result.survey().bodies.is_empty(), "bodies", wording!("单位检查结果", "What bodies do")),
        (true, "data", wording!("数据质量", "Data quality")),
        (true, "basis", wording!("依据", "Basis")),
    ];
    parts.into_iter().filter(|(there, ..)| *there).map(|(_, id, words)| (id, words)).collect()
}
