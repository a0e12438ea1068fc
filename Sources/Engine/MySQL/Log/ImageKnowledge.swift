/// What the source says of a table, for the judgement whether the table's row images are whole.
package struct ImageKnowledge: Sendable, Equatable {
    /// Which columns are generated, in the table's order; nil where the source has no such table any more.
    package var generated: [Bool]?
    /// Whether the source's own setting, for sessions that do not change it, is to log whole images.
    package var logsWholeImages: Bool

    package init(generated: [Bool]?, logsWholeImages: Bool) {
        self.generated = generated
        self.logsWholeImages = logsWholeImages
    }
}
