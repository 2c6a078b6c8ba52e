//! The modules of the library and of the program, as the compiler finds them: from the root of each along its `mod` lines.
use super::gather::{Gather, is_test};
use std::collections::{BTreeMap, BTreeSet};
use syn::ItemMod;
use syn::visit::Visit;

/// The text of every source file, by its path from the root of the package.
pub(super) type Sources = BTreeMap<String, String>;

/// The roots, of the library and of the program.
pub(super) const ROOTS: [&str; 2] = ["src/lib.rs", "src/main.rs"];

/// Where the library stands in [`Tree::modules`]: it is read first.
pub(super) const LIBRARY: usize = 0;

/// All that the law has to know of the sources.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) modules: Vec<Module>,
    /// What cannot be read as a tree of modules, at its place.
    pub(super) troubles: Vec<String>,
}

/// A module of production code; what is compiled for tests alone is not read.
#[derive(Debug, Default)]
pub(super) struct Module {
    pub(super) file: String,
    /// From the root of its crate, which itself has no name.
    pub(super) name: Vec<String>,
    pub(super) root: usize,
    pub(super) parent: Option<usize>,
    pub(super) bindings: BTreeMap<String, Vec<Binding>>,
    /// The paths of every `use` that ends in a star.
    pub(super) globs: Vec<Vec<String>>,
    pub(super) mentions: Vec<Mention>,
    /// Methods that are called, with their line.
    pub(super) methods: Vec<(usize, String)>,
    /// Identifiers and literals, with their line.
    pub(super) words: Vec<(usize, String)>,
}

/// What a name stands for in a module.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    pub(super) target: Target,
    pub(super) public: bool,
}

/// Where a name leads.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Module(usize),
    /// Anything else that is defined in the module.
    Item(usize),
    /// A path, to be read in the module.
    Import(usize, Vec<String>),
}

/// A path that is written somewhere. A leading `::` is an empty first segment.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) line: usize,
    pub(super) path: Vec<String>,
    pub(super) glob: bool,
}

impl Tree {
    /// Reads the library, then the program.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut tree = Self::default();
        let mut seen = BTreeSet::new();
        for root in ROOTS {
            let id = tree.modules.len();
            let module = Module { file: root.to_owned(), root: id, ..Module::default() };
            tree.read_file(sources, module, &mut seen);
        }
        let unread = sources.keys().filter(|file| !seen.contains(*file)).map(|file| format!("{file}: no `mod` line leads here"));
        tree.troubles.extend(unread);
        tree
    }

    fn read_file(&mut self, sources: &Sources, module: Module, seen: &mut BTreeSet<String>) -> usize {
        let id = self.modules.len();
        let file = module.file.clone();
        if !seen.insert(file.clone()) {
            self.troubles.push(format!("{file}: two `mod` lines lead here"));
        }
        let parsed = sources.get(&file).map(|text| syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}")));
        let Some(parsed) = parsed else {
            self.troubles.push(format!("{file}: a `mod` line leads here, but there is no such file"));
            self.modules.push(module);
            return id;
        };
        if is_test(&parsed.attrs) {
            mark_tests(sources, &parsed.items.iter().filter_map(as_module).collect::<Vec<_>>(), &inner_folder(&file), seen);
            self.modules.push(module);
            return id;
        }
        let folder = inner_folder(&file);
        self.read_items(sources, module, &parsed.items, &folder, seen)
    }

    fn read_items(&mut self, sources: &Sources, module: Module, items: &[syn::Item], folder: &str, seen: &mut BTreeSet<String>) -> usize {
        let id = self.modules.len();
        let (file, name, root) = (module.file.clone(), module.name.clone(), module.root);
        let mut gather = Gather::new(id, module);
        for item in items {
            gather.visit_item(item);
        }
        let Gather { module, children, tests, exported, troubles, .. } = gather;
        self.modules.push(module);
        self.troubles.extend(troubles);
        for name in exported {
            let binding = Binding { target: Target::Item(id), public: true };
            self.modules[root].bindings.entry(name).or_default().push(binding);
        }
        mark_tests(sources, &tests, folder, seen);
        for child in children {
            let short = child.ident.to_string();
            let inner = Module {
                file: if child.content.is_some() { file.clone() } else { file_of(sources, folder, &short) },
                name: name.iter().cloned().chain([short.clone()]).collect(),
                root,
                parent: Some(id),
                ..Module::default()
            };
            let target = match &child.content {
                Some((_, items)) => self.read_items(sources, inner, items, &format!("{folder}/{short}"), seen),
                None => self.read_file(sources, inner, seen),
            };
            let public = !matches!(child.vis, syn::Visibility::Inherited);
            self.modules[id].bindings.entry(short).or_default().push(Binding { target: Target::Module(target), public });
        }
        id
    }
}

/// Notes the files of test modules as seen: what they name is their own affair.
fn mark_tests(sources: &Sources, modules: &[&ItemMod], folder: &str, seen: &mut BTreeSet<String>) {
    for module in modules {
        let name = module.ident.to_string();
        let file = file_of(sources, folder, &name);
        let parsed = sources.get(&file).filter(|_| module.content.is_none());
        let parsed = parsed.map(|text| syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}")));
        let items = match (&module.content, &parsed) {
            (Some((_, items)), _) => items,
            (None, Some(parsed)) => &parsed.items,
            (None, None) => continue,
        };
        let inner: Vec<&ItemMod> = items.iter().filter_map(as_module).collect();
        if parsed.is_some() {
            mark_tests(sources, &inner, &inner_folder(&file), seen);
            seen.insert(file);
        } else {
            mark_tests(sources, &inner, &format!("{folder}/{name}"), seen);
        }
    }
}

fn as_module(item: &syn::Item) -> Option<&ItemMod> {
    if let syn::Item::Mod(module) = item { Some(module) } else { None }
}

/// Where the modules that a file declares have their files.
fn inner_folder(file: &str) -> String {
    let (folder, last) = file.rsplit_once('/').expect("sources lie in src");
    if last == "mod.rs" || ROOTS.contains(&file) { folder.to_owned() } else { file.trim_end_matches(".rs").to_owned() }
}

fn file_of(sources: &Sources, folder: &str, name: &str) -> String {
    let name = name.trim_start_matches("r#");
    let own_folder = format!("{folder}/{name}/mod.rs");
    if sources.contains_key(&own_folder) { own_folder } else { format!("{folder}/{name}.rs") }
}
