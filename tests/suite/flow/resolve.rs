//! Where a path leads: through renames, globs, re-exports and `super` to the modules it passes and to the crates outside.
use super::tree::{LIBRARY, Mention, Target, Tree};
use std::collections::BTreeSet;

/// How the program calls the library.
const LIBRARY_NAME: &str = "dabiao";

/// What a path touches on its way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    Module(usize),
    /// A path that begins with the name of another crate, or with a name that only the compiler knows.
    Outside(Vec<String>),
}

/// A way through the tree. A name may stand for several things at once; then all of them are followed.
#[derive(Debug)]
struct Way<'t> {
    tree: &'t Tree,
    touched: BTreeSet<Touched>,
    /// The look-ups that are under way, so that names that lead to each other come to an end.
    open: BTreeSet<(usize, Vec<String>)>,
}

impl Tree {
    /// All that a path written in a module touches. A star touches whatever the module it stands for offers.
    pub(super) fn touched(&self, at: usize, mention: &Mention) -> BTreeSet<Touched> {
        let mut way = Way { tree: self, touched: BTreeSet::new(), open: BTreeSet::new() };
        let ends = way.follow(at, &mention.path);
        for end in ends.into_iter().filter(|_| mention.glob) {
            for name in self.offered(end, self.modules[at].name.starts_with(&self.modules[end].name)) {
                way.step(end, &[name]);
            }
        }
        way.touched
    }

    /// The names that a star takes from a module: those that are not private, or all of them within the module itself.
    fn offered(&self, module: usize, inside: bool) -> Vec<String> {
        let module = &self.modules[module];
        let names = module.bindings.iter().filter(|(_, bindings)| inside || bindings.iter().any(|binding| binding.public));
        names.map(|(name, _)| name.clone()).collect()
    }
}

impl Way<'_> {
    /// Follows a path from the module it is written in; gives the modules at which it ends.
    fn follow(&mut self, at: usize, path: &[String]) -> Vec<usize> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let module = &self.tree.modules[at];
        match first.as_str() {
            "crate" => self.step(module.root, rest),
            "self" | "super" => self.step(at, path),
            "" => self.outside(rest),
            name => {
                let targets = self.look_up(at, name);
                if targets.is_empty() { self.outside(path) } else { self.lead(&targets, rest) }
            }
        }
    }

    fn outside(&mut self, path: &[String]) -> Vec<usize> {
        if path.first().is_some_and(|name| name == LIBRARY_NAME) {
            return self.step(LIBRARY, &path[1..]);
        }
        self.touched.insert(Touched::Outside(path.to_vec()));
        Vec::new()
    }

    fn step(&mut self, module: usize, rest: &[String]) -> Vec<usize> {
        self.touched.insert(Touched::Module(module));
        let Some((next, rest)) = rest.split_first() else { return vec![module] };
        match next.as_str() {
            "self" => self.step(module, rest),
            "super" => self.tree.modules[module].parent.map_or_else(Vec::new, |parent| self.step(parent, rest)),
            name => {
                let targets = self.look_up(module, name);
                self.lead(&targets, rest)
            }
        }
    }

    fn lead(&mut self, targets: &[Target], rest: &[String]) -> Vec<usize> {
        let mut ends = Vec::new();
        for target in targets {
            match target {
                Target::Module(module) => ends.extend(self.step(*module, rest)),
                Target::Item(home) => {
                    self.touched.insert(Touched::Module(*home));
                }
                Target::Import(at, path) => {
                    let whole: Vec<String> = path.iter().chain(rest).cloned().collect();
                    if self.open.insert((*at, path.clone())) {
                        ends.extend(self.follow(*at, &whole));
                        self.open.remove(&(*at, path.clone()));
                    }
                }
            }
        }
        ends
    }

    /// What a name stands for in a module, by itself or else through a star. A name that is being followed does not stand for itself.
    fn look_up(&mut self, module: usize, name: &str) -> Vec<Target> {
        let here = &self.tree.modules[module];
        let bound: Vec<Target> = here.bindings.get(name).into_iter().flatten().map(|binding| binding.target.clone()).collect();
        if !bound.is_empty() {
            let is_open = |target: &Target| matches!(target, Target::Import(at, path) if self.open.contains(&(*at, path.clone())));
            return bound.into_iter().filter(|target| !is_open(target)).collect();
        }
        let key = (module, vec!["*".to_owned(), name.to_owned()]);
        if !self.open.insert(key.clone()) {
            return Vec::new();
        }
        let mut targets = Vec::new();
        for glob in &here.globs {
            let mut aside = Way { tree: self.tree, touched: BTreeSet::new(), open: std::mem::take(&mut self.open) };
            let ends = aside.follow(module, glob);
            self.open = aside.open;
            targets.extend(ends.into_iter().flat_map(|end| self.look_up(end, name)));
        }
        self.open.remove(&key);
        targets
    }
}
