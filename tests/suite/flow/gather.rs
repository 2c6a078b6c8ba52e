//! What one module says: the names it binds, the paths it writes, the methods it calls, its words. Code of tests says nothing: the law
//! is for production code, and a test may use whatever it needs.
use super::tokens;
use super::tree::{Binding, Mention, Module, Target};
use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, ItemMod, Meta, Token, UseTree, Visibility};

/// A walk through the items of one module, which stops at the modules inside.
#[derive(Debug)]
pub(super) struct Gather<'ast> {
    id: usize,
    pub(super) module: Module,
    pub(super) children: Vec<&'ast ItemMod>,
    pub(super) tests: Vec<&'ast ItemMod>,
    /// Macros that the root of the crate offers as its own.
    pub(super) exported: Vec<String>,
    pub(super) troubles: Vec<String>,
}

impl Gather<'_> {
    pub(super) fn new(id: usize, module: Module) -> Self {
        Self { id, module, children: Vec::new(), tests: Vec::new(), exported: Vec::new(), troubles: Vec::new() }
    }

    pub(super) fn mention(&mut self, span: Span, path: Vec<String>, glob: bool) {
        self.module.mentions.push(Mention { line: span.start().line, path, glob });
    }

    /// A path of one segment is a name that is bound elsewhere, so it leads nowhere new.
    pub(super) fn path(&mut self, path: &syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string());
        let whole: Vec<String> = path.leading_colon.iter().map(|_| String::new()).chain(segments).collect();
        if let Some(first) = path.segments.first().filter(|_| whole.len() > 1) {
            self.mention(first.ident.span(), whole, false);
        }
    }

    pub(super) fn method(&mut self, span: Span, name: String) {
        self.module.methods.push((span.start().line, name));
    }

    pub(super) fn word(&mut self, span: Span, word: String) {
        self.module.words.push((span.start().line, word));
    }

    pub(super) fn trouble(&mut self, span: Span, what: &str) {
        self.troubles.push(format!("{}:{} {what}", self.module.file, span.start().line));
    }

    fn bind(&mut self, name: String, target: Target, visibility: &Visibility) {
        let binding = Binding { target, public: !matches!(visibility, Visibility::Inherited) };
        self.module.bindings.entry(name).or_default().push(binding);
    }

    fn bind_item(&mut self, item: &Item) {
        let (name, visibility) = match item {
            Item::Const(item) => (&item.ident, &item.vis),
            Item::Enum(item) => (&item.ident, &item.vis),
            Item::Fn(item) => (&item.sig.ident, &item.vis),
            Item::Static(item) => (&item.ident, &item.vis),
            Item::Struct(item) => (&item.ident, &item.vis),
            Item::Trait(item) => (&item.ident, &item.vis),
            Item::TraitAlias(item) => (&item.ident, &item.vis),
            Item::Type(item) => (&item.ident, &item.vis),
            Item::Union(item) => (&item.ident, &item.vis),
            Item::Macro(item) => match &item.ident {
                Some(name) => (name, &Visibility::Inherited),
                None => return,
            },
            _ => return,
        };
        self.bind(name.to_string(), Target::Item(self.id), visibility);
    }

    /// Every leaf of a `use`, with the path that leads to it.
    fn import(&mut self, tree: &UseTree, mut prefix: Vec<String>, visibility: &Visibility) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.import(&path.tree, prefix, visibility);
            }
            UseTree::Group(group) => group.items.iter().for_each(|item| self.import(item, prefix.clone(), visibility)),
            UseTree::Glob(glob) => {
                self.mention(glob.star_token.spans[0], prefix.clone(), true);
                self.module.globs.push(prefix);
            }
            UseTree::Name(leaf) => self.import_leaf(&leaf.ident, None, prefix, visibility),
            UseTree::Rename(leaf) => self.import_leaf(&leaf.ident, Some(&leaf.rename), prefix, visibility),
        }
    }

    fn import_leaf(&mut self, leaf: &syn::Ident, rename: Option<&syn::Ident>, mut path: Vec<String>, visibility: &Visibility) {
        if leaf != "self" || path.is_empty() {
            path.push(leaf.to_string());
        }
        self.mention(leaf.span(), path.clone(), false);
        let name = rename.map_or_else(|| path.last().cloned().unwrap_or_default(), ToString::to_string);
        if name != "_" {
            self.bind(name, Target::Import(self.id, path), visibility);
        }
    }
}

impl<'ast> Visit<'ast> for Gather<'ast> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_test(attributes(item)) {
            self.tests.extend(if let Item::Mod(module) = item { Some(module) } else { None });
        } else {
            self.bind_item(item);
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Const(item) => item.attrs.as_slice(),
            ImplItem::Fn(item) => &item.attrs,
            ImplItem::Type(item) => &item.attrs,
            ImplItem::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        module.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        self.visit_ident(&module.ident);
        self.children.push(module);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let prefix = item.leading_colon.iter().map(|_| String::new()).collect();
        self.import(&item.tree, prefix, &item.vis);
        visit::visit_item_use(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let path = if item.ident == "self" { vec!["crate".to_owned()] } else { vec![String::new(), item.ident.to_string()] };
        self.mention(item.ident.span(), path.clone(), false);
        let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
        self.bind(name.to_string(), Target::Import(self.id, path), &item.vis);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            self.exported.extend(item.ident.as_ref().map(ToString::to_string));
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(path);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        if called.path.segments.last().is_some_and(|segment| segment.ident == "include") {
            self.trouble(called.path.segments[0].ident.span(), "`include!` hides where the code lives");
        }
        tokens::scan(self, called.tokens.clone(), tokens::Strings::AreText);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        if attribute.path().is_ident("path") {
            self.trouble(attribute.pound_token.spans[0], "`#[path]` hides where the code lives");
        }
        match &attribute.meta {
            Meta::List(list) => {
                self.visit_path(&list.path);
                tokens::scan(self, list.tokens.clone(), tokens::Strings::MayBePaths);
            }
            other => self.visit_meta(other),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.method(call.method.span(), call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_ident(&mut self, name: &'ast syn::Ident) {
        self.word(name.span(), name.to_string());
    }

    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        self.word(literal.span(), tokens::text(literal));
    }
}

/// Whether what carries these attributes is compiled for tests alone.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    let cfg = |attribute: &Attribute| attribute.path().is_ident("cfg") && attribute.parse_args().is_ok_and(|meta| asks_for_test(&meta));
    attributes.iter().any(|attribute| attribute.path().is_ident("test") || cfg(attribute))
}

fn asks_for_test(meta: &Meta) -> bool {
    let Meta::List(list) = meta else { return meta.path().is_ident("test") };
    let Ok(inner) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else { return false };
    let (all, any) = (list.path.is_ident("all"), list.path.is_ident("any"));
    all && inner.iter().any(asks_for_test) || any && inner.iter().all(asks_for_test)
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(syn::ItemConst { attrs, .. })
        | Item::Enum(syn::ItemEnum { attrs, .. })
        | Item::ExternCrate(syn::ItemExternCrate { attrs, .. })
        | Item::Fn(syn::ItemFn { attrs, .. })
        | Item::ForeignMod(syn::ItemForeignMod { attrs, .. })
        | Item::Impl(syn::ItemImpl { attrs, .. })
        | Item::Macro(syn::ItemMacro { attrs, .. })
        | Item::Mod(ItemMod { attrs, .. })
        | Item::Static(syn::ItemStatic { attrs, .. })
        | Item::Struct(syn::ItemStruct { attrs, .. })
        | Item::Trait(syn::ItemTrait { attrs, .. })
        | Item::TraitAlias(syn::ItemTraitAlias { attrs, .. })
        | Item::Type(syn::ItemType { attrs, .. })
        | Item::Union(syn::ItemUnion { attrs, .. })
        | Item::Use(syn::ItemUse { attrs, .. }) => attrs,
        _ => &[],
    }
}
