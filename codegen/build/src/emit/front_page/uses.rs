//! The imports of an example.

use crate::{
    emit::ident::ident,
    model::{Home, Model, TypeId},
};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The module of names of the runtime.
pub(super) const RUNTIME: &str = "soapwright";

/// The names that an example imports from modules of the generated crate.
#[derive(Debug, Default, Clone)]
pub(super) struct Uses {
    /// By name: the module that it is from, such as `types::arrays`.
    names: BTreeMap<String, String>,
    /// Modules that are imported themselves, because they have a name that is imported from another module.
    modules: BTreeSet<String>,
}

impl Uses {
    /// Imports a type, and returns its path in the example.
    pub(super) fn ty(&mut self, model: &Model, id: TypeId) -> TokenStream {
        self.name(&module(model, id), &model.get(id).name.rust)
    }

    /// Imports a name from a module, and returns its path in the example.
    pub(super) fn name(&mut self, module: &str, name: &str) -> TokenStream {
        let from = self.names.entry(name.to_owned()).or_insert_with(|| module.to_owned());
        let name = ident(name);
        if from == module {
            return name;
        }
        self.modules.insert(module.to_owned());
        let last = ident(module.rsplit("::").next().unwrap_or_default());
        quote!(#last::#name)
    }

    /// Returns the `use` items, with the paths of the generated modules and of the runtime.
    pub(super) fn items(&self, krate: &str, runtime: &str) -> Vec<TokenStream> {
        let (krate, runtime) = (ident(krate), ident(runtime));
        let mut by_module: BTreeMap<&str, Vec<TokenStream>> = BTreeMap::new();
        for (name, module) in &self.names {
            by_module.entry(module).or_default().push(ident(name));
        }
        let modules = self.modules.iter().map(|module| {
            let module = ident(module);
            quote!(use #krate::#module;)
        });
        let names = by_module.iter().map(|(module, names)| {
            let own = ident(module);
            let path = if *module == RUNTIME { runtime.clone() } else { quote!(#krate::#own) };
            match names.as_slice() {
                [one] => quote!(use #path::#one;),
                names => quote!(use #path::{#(#names),*};),
            }
        });
        names.chain(modules).collect()
    }
}

/// Returns the path of the module that a type is in.
pub(super) fn module(model: &Model, id: TypeId) -> String {
    let ty = model.get(id);
    match ty.home {
        Home::Service(index) => model.services.get(index).map(|service| service.module.clone()).unwrap_or_default(),
        Home::Types => match model.module_of(ty) {
            "" => "types".to_owned(),
            module => format!("types::{module}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{RUNTIME, Uses};

    #[test]
    fn second_name_of_two_alike_gets_its_module() {
        let mut uses = Uses::default();
        let paths: Vec<String> = [
            ("types::a", "Order"),
            ("shop", "ShopClient"),
            ("types::b", "Order"),
            ("types::a", "Order"),
            (RUNTIME, "Date"),
        ]
        .map(|(module, name)| uses.name(module, name).to_string().replace(' ', ""))
        .into();
        assert_eq!(paths, ["Order", "ShopClient", "b::Order", "Order", "Date"]);
        let items: Vec<String> =
            uses.items("shop_client", "soapwright").iter().map(|item| item.to_string().replace(' ', "")).collect();
        assert_eq!(
            items,
            [
                "useshop_client::shop::ShopClient;",
                "usesoapwright::Date;",
                "useshop_client::types::a::Order;",
                "useshop_client::types::b;"
            ]
        );
    }
}
