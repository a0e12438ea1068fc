internal import Core
internal import Repository

/// An instance as its repository describes it, made fit for a catalog.
struct DescribedInstance: Sendable {
    /// As in the repository.
    let id: String
    let createdAt: Timestamp
    let instance: Instance
    /// The instance's plain form, as JSON.
    let document: String
    let recovered: RecoveredInstance
    /// What the user must know of it.
    let notes: [String]

    /// Where an instance answers that the repository knows no place of: reserved, so that nothing answers there.
    private static let nowhere = Endpoint(host: "unknown.invalid")

    /// - Parameter taken: names of other instances.
    init(_ record: InstanceRecord, _ listing: InstanceListing, butNot taken: Set<String>) throws {
        let name = try Self.name(for: record, butNot: taken)
        let endpoint = record.identities.last.flatMap(Self.endpoint)
        let place = try ResourceName(parsing: "default")
        var instance = Instance(
            name: name, project: place, site: place, endpoint: endpoint ?? Self.nowhere, user: "tidemark")
        instance.tls = .preferred
        var notes: [String] = []
        if name.description != record.name {
            notes.append("The instance “\(record.name)” is called \(name) now: its name is not one a service can have.")
        }
        if endpoint == nil {
            notes.append("Where the instance \(name) answers is not known: give it its host and port.")
        }
        if record.copyOf != nil { notes.append("The instance \(name) is a copy from another repository.") }
        for damage in listing.damaged { notes.append("Of the instance \(name): \(damage.problem)") }
        id = record.id
        createdAt = record.createdAt
        self.instance = instance
        self.notes = notes
        document = String(decoding: try StoredJSON.encode(instance.plain), as: UTF8.self)
        recovered = RecoveredInstance(
            name: name.description, storedName: record.name, endpoint: endpoint?.description,
            bases: listing.bases.count, windows: listing.windows)
    }

    private static func endpoint(_ identity: SourceIdentity) -> Endpoint? {
        guard Endpoint.isHost(identity.hostname), identity.port > 0 else { return nil }
        return Endpoint(host: identity.hostname, port: Int(identity.port))
    }

    /// The repository's name where a catalog can have it; else the nearest one, told apart by the instance's identifier.
    private static func name(
        for record: InstanceRecord, butNot taken: Set<String>
    ) throws(TidemarkError) -> ResourceName {
        if let name = try? ResourceName(parsing: record.name), !taken.contains(name.description) { return name }
        let isPlain = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
        }
        let core = String(record.name.prefix(40).map { isPlain($0) ? $0 : "-" })
            .drop { !($0.isLetter || $0.isNumber) }
        return try ResourceName(parsing: (core.isEmpty ? "instance" : String(core)) + "-" + record.id)
    }
}
