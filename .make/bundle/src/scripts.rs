//! Scripts, made small: short names inside, and neither comments nor spaces. What they do and say stays as it is.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_span::SourceType;

/// A module, for browsers that know them.
pub fn module(script: &str) -> Result<String> {
    small(script, SourceType::mjs(), CodegenOptions::minify())
}

/// A script for browsers of any age: no newer words than its own come in, and names that others can see stay.
pub fn classic(script: &str) -> Result<String> {
    let old = CodegenOptions {
        single_quote: true,
        indent_width: 0,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    small(script, SourceType::script(), old)
}

fn small(script: &str, kind: SourceType, options: CodegenOptions) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, kind).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("not understood: {problem}");
    }
    let names = Mangler::new().build(&parsed.program);
    let printer = Codegen::new()
        .with_options(options)
        .with_scoping(Some(names.scoping))
        .with_private_member_mappings(Some(names.class_private_mappings));
    Ok(printer.build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::{classic, module};

    #[test]
    fn names_inside_are_short_and_what_is_seen_outside_stays() {
        let script = "// why\nconst long = (first) => ({ wanted: first });\nexport { long as given };\nexport const other = import.meta.url;\n";
        let small = module(script).unwrap();
        assert!(!small.contains("long") && !small.contains("why"), "{small}");
        assert!(
            small.contains("wanted:") && small.contains("as given"),
            "{small}"
        );
        assert!(
            small.contains("as other") || small.contains("const other"),
            "{small}"
        );
        assert!(!small.contains(['\n', '/']), "{small}");
    }

    #[test]
    fn an_old_browser_reads_what_it_read_before() {
        let script = "(function (page) {\n  var path = 'a\"b' + page; // how\n  try { go(path); } catch (blocked) { /* the rest will do */ }\n})(document);\n";
        let small = classic(script).unwrap();
        assert!(
            !small.contains(['`', '\t']) && !small.contains("=>"),
            "{small}"
        );
        assert!(
            small.contains("catch (") && small.contains("'a\"b'"),
            "{small}"
        );
        assert!(!small.contains("path") && !small.contains("how"), "{small}");
    }

    #[test]
    fn what_the_worker_is_told_stays_as_it_was_written() {
        let told = "const SHELL = JSON.parse('{\"a\":\"b\"}');\n";
        assert_eq!(classic(told).unwrap(), told);
    }

    #[test]
    fn what_is_no_script_stops_the_build() {
        assert!(module("const = 1").is_err());
        assert!(classic("const = 1").is_err());
    }
}
