internal import Core
internal import ObjectStore

extension Repository {
    /// Every instance, by name.
    package func instances() async throws -> [InstanceRecord] {
        var records: [InstanceRecord] = []
        for id in try await instanceIDs() { records.append(try await instanceRecord(id)) }
        return records.sorted { $0.name < $1.name }
    }

    /// Every instance whose record can be read, by name, and the records that cannot.
    package func readableInstances() async throws -> (records: [InstanceRecord], damaged: [DamagedObject]) {
        var records: [InstanceRecord] = []
        var damaged: [DamagedObject] = []
        for id in try await instanceIDs() {
            do {
                records.append(try await instanceRecord(id))
            } catch let error as TidemarkError where error.isReadingFailure {
                damaged.append(DamagedObject(ObjectNames.instanceRecord(id), error))
            }
        }
        return (records.sorted { $0.name < $1.name }, damaged)
    }

    func instanceIDs() async throws -> [String] {
        try await store.keys(ObjectNames.registry, after: nil, limit: .max)
            .compactMap { ObjectNames.identifier(in: $0, prefix: ObjectNames.registry, suffix: ".instance") }
    }

    /// The instance of that name, or nil.
    package func instance(named name: String) async throws -> InstanceRepository? {
        var damage: TidemarkError?
        for id in try await instanceIDs() {
            do {
                let record = try await instanceRecord(id)
                if record.name == name { return instance(of: record) }
            } catch let error as TidemarkError where error.isObjectFailure {
                damage = error
            }
        }
        // The one that cannot be read may be the one that is asked for.
        if let damage { throw damage }
        return nil
    }

    /// The instance of a record that `instances` gave.
    ///
    /// - Parameter longestSilence: how long a writer of its log may be silent and still be sure that nobody took its
    ///   place: less than a stream waits before it takes another one for gone.
    package func instance(
        of record: InstanceRecord, longestSilence: Duration = .seconds(8)
    ) -> InstanceRepository {
        InstanceRepository(repository: self, id: record.id, longestSilence: longestSilence)
    }

    /// Adds an instance; its `id` is made here. Throws `instance.exists` where the name is taken.
    package func addInstance(_ record: InstanceRecord) async throws -> InstanceRepository {
        guard !record.name.isEmpty, record.name.utf8.count <= 200 else {
            throw TidemarkError(
                .usage, "An instance's name has 1 to 200 bytes.", hint: "Choose another name with --instance.")
        }
        if try await instance(named: record.name) != nil {
            throw TidemarkError(
                .instanceExists, "The repository \(title) already has an instance “\(record.name)”.",
                hint: "Choose another name with --instance.")
        }
        var record = record
        record.id = RandomIdentifier.hexadecimal(bytes: 8)
        try await write(record, mode: .ifAbsent)
        return InstanceRepository(repository: self, id: record.id)
    }

    func instanceRecord(_ id: String) async throws -> InstanceRecord {
        let name = ObjectNames.instanceRecord(id)
        let sections = try await read(.instanceRecord, name)
        let record = try StoredJSON.decode(InstanceRecord.self, from: sections[0], name: name)
        guard record.id == id else { throw ObjectFailure.damaged(name, "it is the record of another instance") }
        return record
    }

    func write(_ record: InstanceRecord, mode: PutMode) async throws {
        try await write(
            .instanceRecord, ObjectNames.instanceRecord(record.id), [StoredJSON.encode(record)], mode: mode)
    }
}
