//! No more randomness than a test needs, the same for the same seed.

/// xorshift64*
pub struct Azar(u64);

impl Azar {
    pub fn nuevo(semilla: u64) -> Self {
        let mut azar = Self(semilla.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        azar.hasta(2);
        azar
    }

    /// A number below `n`.
    pub fn hasta(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }

    pub fn de<'a>(&mut self, opciones: &[&'a str]) -> &'a str {
        opciones[self.hasta(opciones.len())]
    }
}
