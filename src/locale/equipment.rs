//! What stands in a home, in words.

use super::Lang;
use crate::domain::equipment::EquipmentKind;

pub fn equipment_name(lang: Lang, kind: EquipmentKind) -> &'static str {
    match kind {
        EquipmentKind::Meter => lang.pick("Лічильник", "Meter"),
        EquipmentKind::Stove => lang.pick("Плита", "Stove"),
        EquipmentKind::Hob => lang.pick("Варильна поверхня", "Hob"),
        EquipmentKind::Oven => lang.pick("Духова шафа", "Oven"),
        EquipmentKind::Boiler => lang.pick("Котел", "Boiler"),
        EquipmentKind::WaterHeater => lang.pick("Водонагрівач (колонка)", "Water heater"),
        EquipmentKind::Convector => lang.pick("Конвектор", "Convector"),
        EquipmentKind::Fireplace => lang.pick("Газовий камін", "Gas fireplace"),
        EquipmentKind::Other => lang.pick("Інший прилад", "Another appliance"),
    }
}
