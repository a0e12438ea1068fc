extension GTIDEvent {
    /// The first form: GTID and ANONYMOUS_GTID.
    init(mysql reader: inout EventReader) throws(BinlogError) {
        let flags = try reader.u8("flags")
        let uuid = try reader.array(16, "uuid")
        let sequence = try reader.u64("sequence number")
        self.init(
            identity: reader.type == .anonymousGTID ? .anonymous : .mysql(uuid: uuid, tag: "", sequence: sequence))
        mayHaveStatements = flags & 1 != 0
        // Logical timestamps from 5.7 on.
        guard reader.left >= 17, reader.bytes[reader.offset] == 2 else { return }
        try reader.skip(1, "timestamp type")
        lastCommitted = Int64(bitPattern: try reader.u64("last committed"))
        sequenceNumber = Int64(bitPattern: try reader.u64("sequence number"))
        // Commit times from 8.0.1 on, the length from 8.0.2, the versions from 8.0.14.
        guard reader.left >= 7 else { return }
        let hasOriginal: UInt64 = 1 << 55
        let immediate = try reader.integer(bytes: 7, "commit time")
        immediateCommitTimestamp = Int64(immediate & ~hasOriginal)
        originalCommitTimestamp =
            immediate & hasOriginal != 0
            ? Int64(try reader.integer(bytes: 7, "original commit time")) : immediateCommitTimestamp
        guard reader.left >= 1 else { return }
        transactionLength = try reader.packed("transaction length")
        guard reader.left >= 4 else { return }
        let hasOriginalVersion: UInt32 = 1 << 31
        let version = try reader.u32("server version")
        immediateServerVersion = version & ~hasOriginalVersion
        originalServerVersion =
            version & hasOriginalVersion != 0 ? try reader.u32("original server version") : immediateServerVersion
        guard reader.left >= 8 else { return }
        commitGroupTicket = try reader.u64("commit group ticket")
    }

    /// The tagged form: fields by number, in mysql::serialization's encoding.
    init(tagged reader: inout EventReader) throws(BinlogError) {
        var message = SerializedMessage(reader)
        var fields = try message.readTaggedGTID()
        reader.offset = message.reader.offset
        guard let uuid = fields.uuid, let sequence = fields.sequence, sequence > 0 else {
            throw reader.error(.malformed, "tagged GTID without uuid or number")
        }
        self.init(identity: .mysql(uuid: uuid, tag: fields.tag, sequence: UInt64(sequence)))
        if fields.originalCommit == nil { fields.originalCommit = fields.immediateCommit }
        mayHaveStatements = fields.flags & 1 != 0
        lastCommitted = fields.lastCommitted
        sequenceNumber = fields.sequenceNumber
        immediateCommitTimestamp = fields.immediateCommit.map { Int64(bitPattern: $0) }
        originalCommitTimestamp = fields.originalCommit.map { Int64(bitPattern: $0) }
        transactionLength = fields.transactionLength
        immediateServerVersion = fields.immediateVersion.map { UInt32(truncatingIfNeeded: $0) }
        originalServerVersion = fields.originalVersion.map { UInt32(truncatingIfNeeded: $0) } ?? immediateServerVersion
        commitGroupTicket = fields.ticket
    }
}
