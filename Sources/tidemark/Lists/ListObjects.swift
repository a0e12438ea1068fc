internal import Core
internal import Repository

/// The objects of `list --json`.
enum ListObjects {
    static func instance(_ instance: ListedInstance) -> JSONValue {
        [
            "event": "instance", "name": .string(instance.record.name), "id": .string(instance.record.id),
            "flavour": .string(instance.record.flavour.rawValue),
            "bases": .integer(Int64(instance.listing.bases.count)),
            "pendingBases": .integer(Int64(instance.listing.pending.count)),
            "windowStart": .optional(instance.listing.windows.first?.start.description),
            "windowEnd": .optional(instance.listing.windows.last?.end.description),
            "open": .bool(instance.listing.windows.last?.isOpen ?? false), "gaps": .integer(Int64(instance.gaps)),
            "behindSeconds": instance.behind.map { .number($0) } ?? .null,
            "storedBytes": .unsigned(instance.storedBytes),
        ]
    }

    static func details(_ instance: ListedInstance) -> [JSONValue] {
        let name = JSONValue.string(instance.record.name)
        let bases = instance.listing.bases.map { base -> JSONValue in
            [
                "event": "base", "instance": name, "id": .string(base.id), "state": "consistent",
                "startedAt": .string(base.startedAt.description), "finishedAt": .optional(base.finishedAt?.description),
                "consistentFrom": .string(base.convergenceTime.description),
                "serverVersion": .string(base.serverVersion),
                "tables": .unsigned(base.tables), "rows": .unsigned(base.rows), "bytes": .unsigned(base.rawBytes),
                "storedBytes": .unsigned(base.storedBytes), "notes": .array(base.notes.map { .string($0) }),
            ]
        }
        let pending = instance.listing.pending.map { base -> JSONValue in
            [
                "event": "base", "instance": name, "id": .string(base.id), "state": "pending",
                "startedAt": .string(base.startedAt.description), "serverVersion": .string(base.serverVersion),
                "tables": .unsigned(base.tables), "rows": .unsigned(base.rows), "bytes": .unsigned(base.rawBytes),
                "storedBytes": .unsigned(base.storedBytes),
            ]
        }
        let windows = instance.listing.windows.map { window -> JSONValue in
            [
                "event": "window", "instance": name, "start": .string(window.start.description),
                "end": .string(window.end.description), "open": .bool(window.isOpen), "run": .string(window.run),
                "bases": .array(window.bases.map { .string($0) }), "endReason": .optional(window.endReason),
                "endsByRemoval": .bool(window.endsByRemoval),
            ]
        }
        return bases + pending + windows
    }
}
