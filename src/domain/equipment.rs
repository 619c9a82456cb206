//! Meters and gas appliances on record, and what is wrong with the record.

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CorrectionId(pub String);

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EquipmentKind {
    Meter,
    Stove,
    Hob,
    Oven,
    Boiler,
    WaterHeater,
    Convector,
    Fireplace,
    /// A kind that this version does not know.
    Other,
}

impl EquipmentKind {
    /// Those that can be named as missing.
    pub const ALL: [Self; 8] = [
        Self::Stove,
        Self::Hob,
        Self::Oven,
        Self::Boiler,
        Self::WaterHeater,
        Self::Convector,
        Self::Fireplace,
        Self::Meter,
    ];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Meter => "meter",
            Self::Stove => "stove",
            Self::Hob => "hob",
            Self::Oven => "oven",
            Self::Boiler => "boiler",
            Self::WaterHeater => "water_heater",
            Self::Convector => "convector",
            Self::Fireplace => "fireplace",
            Self::Other => "",
        }
    }

    pub fn of(code: &str) -> Self {
        Self::known(code).unwrap_or(Self::Other)
    }

    pub fn known(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
