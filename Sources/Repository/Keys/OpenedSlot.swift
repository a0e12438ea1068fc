/// A slot whose key is at hand.
struct OpenedSlot {
    let slot: KeySlot
    /// As it was when the slot was made.
    let ring: KeyRing
    let identity: SlotIdentity
}
