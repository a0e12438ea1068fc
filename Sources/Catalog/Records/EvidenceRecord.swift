/// The signed document of a drill.
package struct EvidenceRecord: Sendable, Equatable {
    package let drill: String
    /// The object's name in the instance's repository.
    package let object: String
    /// Base64 of the 32 bytes of the key it is signed for.
    package let publicKey: String
    /// Exactly as it was signed.
    package let document: [UInt8]

    package init(drill: String, object: String, publicKey: String, document: [UInt8]) {
        self.drill = drill
        self.object = object
        self.publicKey = publicKey
        self.document = document
    }
}
