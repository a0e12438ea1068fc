package import APIModel
internal import Core

/// What a runner cannot do without.
extension JobAssignment {
    package var neededInstance: AssignedInstance {
        get throws {
            guard let instance else { throw lacking("instance") }
            return instance
        }
    }

    package var neededRepository: AssignedRepository {
        get throws {
            guard let repository else { throw lacking("repository") }
            return repository
        }
    }

    package var neededSecondRepository: AssignedRepository {
        get throws {
            guard let secondRepository else { throw lacking("second repository") }
            return secondRepository
        }
    }

    /// The plan the job was made by; nil where there is none.
    package var wanted: Plan? {
        get throws { try plan.map { try WorkJSON.value(Plan.self, in: $0.document) } }
    }

    /// The payload in its kind's form.
    package func readPayload<Payload: Decodable>(_ type: Payload.Type = Payload.self) throws -> Payload {
        try WorkJSON.value(type, in: payload)
    }

    private func lacking(_ what: String) -> TidemarkError {
        TidemarkError(.usage, "The \(kind) names no \(what).", hint: "Ask for it again, and name one.")
    }
}
