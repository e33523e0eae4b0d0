//! Which of the engine's functions a page can do without until a program calls one of them, by the
//! beginnings of their paths. What only these call goes with them. Here belongs what few programs use,
//! or use rarely: a call from one part into the other takes a few nanoseconds longer, and the first one
//! waits for the network. The browser tests see to it that a first run needs nothing of it.

/// What comes later.
pub const LATER: &[&str] = &[
    "interleave::bytecode::compiler::Compiler>::pattern",
    "interleave::bytecode::compiler::Compiler>::star_handlers",
    "interleave::bytecode::compiler::pattern",
    "interleave::database",
    "interleave::modules::digest",
    "interleave::modules::mathematics",
    "interleave::modules::regex",
    "interleave::modules::sqlite",
    "interleave::schedule",
    "interleave::syntax::diagnosis",
    "interleave::threads::process",
    "interleave::threads::shared",
    "interleave::vm::builtins::functions::pow",
    "interleave::vm::builtins::functions::round",
    "interleave::vm::builtins::rounding",
    "interleave::vm::codec",
    "interleave::vm::fork",
    "interleave::vm::groups::Drawing>::group",
    "interleave::vm::machine::Machine>::run_exactly",
    "interleave::vm::machine::Machine>::run_traced",
    "interleave::vm::methods::bytes",
    "interleave::vm::methods::number",
    "interleave::vm::methods::search",
    "interleave::vm::methods::text::expandtabs",
    "interleave::vm::methods::text::maketrans",
    "interleave::vm::methods::text::translate",
    "interleave::vm::percent",
    "interleave::vm::process::Vm>::fork",
    "interleave::vm::suggest",
    "num_bigint",
    "num_integer",
    "num_traits",
    "ruff_python_parser::parser::Parser>::parse_match",
    "ruff_python_parser::parser::recovery",
];

/// What does not, though it stands in one of these rooms: the integers that a module's constants are
/// made of, and what `random` asks of `math`.
pub const AT_ONCE: &[&str] = &[
    "interleave::modules::mathematics::constants",
    "interleave::modules::mathematics::floats::checked",
    "interleave::modules::mathematics::floats::exp",
    "interleave::modules::mathematics::floats::log",
    "interleave::modules::mathematics::floats::sqrt",
    "interleave::modules::mathematics::real",
    "num_bigint::big_digit::BigDigits",
    "num_bigint::bigint::BigInt as core::convert::From",
    "num_bigint::bigint::BigInt as num_traits::cast::ToPrimitive",
    "num_bigint::bigint::BigInt>::from_biguint",
    "num_bigint::bigint::BigInt>::parse_bytes",
    "num_bigint::biguint::BigUint as core::clone::Clone",
    "num_bigint::biguint::BigUint as core::convert::From",
    "num_bigint::biguint::BigUint as num_traits::Num>::from_str_radix",
    "num_bigint::biguint::BigUint as num_traits::cast::ToPrimitive",
    "num_bigint::biguint::convert::from_bitwise_digits_le",
];
