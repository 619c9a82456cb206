//! Start: panic hook, configuration, mount.

fn main() {
    #[cfg(target_arch = "wasm32")]
    gas_cabinet::app::start();
}
