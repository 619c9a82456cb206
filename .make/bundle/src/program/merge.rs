//! Several modules as one. Each by itself would cost a browser an instance, and some 600 bytes of its own.
//!
//! Only for what the splitter makes: modules that import a table, a memory and globals, export nothing, and put their
//! functions into the table.

use anyhow::{Result, bail, ensure};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, EntityType, FuncType,
    FunctionSection, ImportSection, Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{CompositeInnerType, KnownCustom, Name, Parser, Payload};

/// What has been put together so far.
#[derive(Default)]
struct Whole {
    types: Vec<FuncType>,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    names: NameMap,
}

/// Where the numbers of one module lie in the whole.
#[derive(Default)]
struct Numbers {
    types: Vec<u32>,
    globals: Vec<u32>,
    first_function: u32,
    first_element: u32,
    first_data: u32,
}

impl Reencode for Numbers {
    type Error = Infallible;

    fn type_index(&mut self, of: u32) -> Result<u32, Error> {
        Ok(self.types[of as usize])
    }

    fn function_index(&mut self, of: u32) -> Result<u32, Error> {
        Ok(self.first_function + of)
    }

    fn global_index(&mut self, of: u32) -> Result<u32, Error> {
        Ok(self.globals[of as usize])
    }

    fn element_index(&mut self, of: u32) -> Result<u32, Error> {
        Ok(self.first_element + of)
    }

    fn data_index(&mut self, of: u32) -> Result<u32, Error> {
        Ok(self.first_data + of)
    }
}

pub fn merged<'a>(modules: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>> {
    let mut whole = Whole::default();
    for module in modules {
        whole.add(module)?;
    }
    Ok(whole.finished())
}

impl Whole {
    fn add(&mut self, module: &[u8]) -> Result<()> {
        let mut numbers = Numbers {
            first_function: self.functions.len(),
            first_element: self.elements.len(),
            first_data: self.data.len(),
            ..Numbers::default()
        };
        for payload in Parser::new(0).parse_all(module) {
            self.add_part(payload?, &mut numbers)?;
        }
        Ok(())
    }

    fn add_part(&mut self, part: Payload<'_>, numbers: &mut Numbers) -> Result<()> {
        match part {
            Payload::TypeSection(types) => {
                for group in types {
                    for of in group?.into_types() {
                        let CompositeInnerType::Func(of) = of.composite_type.inner else {
                            bail!("a type that is no function's");
                        };
                        let of = numbers.func_type(of)?;
                        numbers.types.push(self.type_of(of));
                    }
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.import(import?, numbers)?;
                }
            }
            Payload::FunctionSection(functions) => {
                for of in functions {
                    self.functions.function(numbers.type_index(of?)?);
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    numbers.parse_element(&mut self.elements, element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => numbers.parse_function_body(&mut self.code, body)?,
            Payload::DataSection(data) => {
                for datum in data {
                    numbers.parse_data(&mut self.data, datum?)?;
                }
            }
            Payload::ExportSection(exports) => ensure!(exports.count() == 0, "it exports"),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(names) = custom.as_known() {
                    self.keep_names(names, numbers)?;
                }
            }
            Payload::Version { .. }
            | Payload::DataCountSection { .. }
            | Payload::CodeSectionStart { .. }
            | Payload::End(_) => {}
            other => bail!("a part that no piece has had so far: {other:?}"),
        }
        Ok(())
    }

    fn type_of(&mut self, of: FuncType) -> u32 {
        let known = self.types.iter().position(|known| *known == of);
        let at = known.unwrap_or_else(|| {
            self.types.push(of);
            self.types.len() - 1
        });
        at as u32
    }

    /// The same name is the same thing: all pieces get theirs from one place.
    fn import(&mut self, import: wasmparser::Import<'_>, numbers: &mut Numbers) -> Result<()> {
        let of = numbers.entity_type(import.ty)?;
        ensure!(
            !matches!(of, EntityType::Function(_)),
            "it imports functions"
        );
        let is_it = |(module, name, _): &&(String, String, EntityType)| {
            module == import.module && name == import.name
        };
        match self.imports.iter().find(is_it) {
            Some((.., known)) => ensure!(*known == of, "two things have one name: {}", import.name),
            None => self
                .imports
                .push((import.module.into(), import.name.into(), of)),
        }
        if matches!(of, EntityType::Global(_)) {
            let globals = self
                .imports
                .iter()
                .filter(|(.., of)| matches!(of, EntityType::Global(_)));
            let at = globals.take_while(|known| !is_it(known)).count();
            numbers.globals.push(at as u32);
        }
        Ok(())
    }

    /// The optimiser puts functions of like names beside each other.
    fn keep_names(
        &mut self,
        names: wasmparser::NameSectionReader<'_>,
        numbers: &mut Numbers,
    ) -> Result<()> {
        for part in names {
            if let Name::Function(functions) = part? {
                for function in functions {
                    let function = function?;
                    let at = numbers.function_index(function.index)?;
                    self.names.append(at, function.name);
                }
            }
        }
        Ok(())
    }

    fn finished(self) -> Vec<u8> {
        let mut types = TypeSection::new();
        for of in &self.types {
            types.ty().func_type(of);
        }
        let mut imports = ImportSection::new();
        for (module, name, of) in &self.imports {
            imports.import(module, name, *of);
        }
        let count = DataCountSection {
            count: self.data.len(),
        };
        let mut names = NameSection::new();
        names.functions(&self.names);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&self.functions)
            .section(&self.elements)
            .section(&count)
            .section(&self.code)
            .section(&self.data)
            .section(&names);
        module.finish()
    }
}

#[cfg(test)]
pub mod tests {
    use super::merged;
    use wasm_encoder::*;
    use wasmparser::{Parser, Payload, Validator};

    /// As the splitter makes them: a table, a memory, globals by their names, so many functions, which are put into the
    /// table from `functions` on; the last one calls the first, reads the last global, and copies from its data.
    pub fn piece(functions: u32, globals: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([ValType::I32; 3], []);
        types.ty().function([], []);
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 1,
            maximum: None,
            shared: false,
        };
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let global = GlobalType {
            val_type: ValType::I32,
            mutable: false,
            shared: false,
        };
        imports.import("split", "table", table);
        imports.import("split", "memory", memory);
        for name in globals {
            imports.import("split", name, global);
        }
        let (mut of, mut code) = (FunctionSection::new(), CodeSection::new());
        for at in 0..functions {
            of.function(1);
            let mut body = Function::new([]);
            let mut body_of = body.instructions();
            if at + 1 == functions {
                body_of.call(0);
                if !globals.is_empty() {
                    body_of.global_get(globals.len() as u32 - 1).drop();
                }
                body_of
                    .i32_const(0)
                    .i32_const(0)
                    .i32_const(1)
                    .memory_init(0, 0);
            }
            body_of.end();
            code.function(&body);
        }
        let mut elements = ElementSection::new();
        let all: Vec<u32> = (0..functions).collect();
        elements.active(
            None,
            &ConstExpr::i32_const(functions as i32),
            Elements::Functions(all.into()),
        );
        let mut data = DataSection::new();
        data.passive([functions as u8]);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&of)
            .section(&elements)
            .section(&DataCountSection { count: 1 })
            .section(&code)
            .section(&data);
        module.finish()
    }

    fn called_and_read(module: &[u8]) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
        let (mut calls, mut globals, mut data) = (vec![], vec![], vec![]);
        for payload in Parser::new(0).parse_all(module) {
            let Ok(Payload::CodeSectionEntry(body)) = payload else {
                continue;
            };
            for operator in body.get_operators_reader().expect("code") {
                match operator.expect("an instruction") {
                    wasmparser::Operator::Call { function_index } => calls.push(function_index),
                    wasmparser::Operator::GlobalGet { global_index } => globals.push(global_index),
                    wasmparser::Operator::MemoryInit { data_index, .. } => data.push(data_index),
                    _ => {}
                }
            }
        }
        (calls, globals, data)
    }

    #[test]
    fn each_keeps_its_own_functions_globals_and_data() {
        let pieces = [piece(2, &["a"]), piece(3, &["b", "a"]), piece(1, &[])];
        let whole = merged(pieces.iter().map(Vec::as_slice)).expect("merged");
        Validator::new()
            .validate_all(&whole)
            .expect("a valid module");
        let (calls, globals, data) = called_and_read(&whole);
        assert_eq!(calls, [0, 2, 5]);
        // The second one's last is the first one's only.
        assert_eq!(globals, [0, 0]);
        assert_eq!(data, [0, 1, 2]);
    }

    #[test]
    fn what_exports_or_imports_functions_is_no_piece() {
        let mut module = Module::new();
        let mut exports = ExportSection::new();
        exports.export("x", ExportKind::Memory, 0);
        module.section(&exports);
        assert!(merged([module.finish().as_slice()]).is_err());
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("split", "f", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        assert!(merged([module.finish().as_slice()]).is_err());
    }
}
