internal import Core
internal import Engine
internal import Repository

extension DrillFinding {
    /// The document of what was found. The service fills in itself and the project when it signs.
    ///
    /// - Parameters:
    ///   - instance: as the catalog knows it.
    ///   - place: the repository, and where the document is going to be.
    func evidence(
        drill: String, who: DrillEvidence.Who, instance: DrillEvidence.Source, place: DrillEvidence.Place,
        program: String, manifests: [(name: String, hash: String)]
    ) -> DrillEvidence {
        let cut = forecast?.plan.cut
        return DrillEvidence(
            drill: drill, outcome: failure == nil ? .passed : .failed,
            failure: failure.map { DrillEvidence.Failure(code: $0.code.rawValue, message: $0.message) }, who: who,
            instance: instance, repository: place,
            point: DrillEvidence.Point(
                which: order.which.rawValue, seed: order.which == .random ? "\(order.seed)" : nil,
                asked: moment.description, base: baseID, gtid: report?.gtid ?? cut?.gtid,
                position: (report?.position ?? cut?.position ?? base.convergence).description,
                time: report?.commitTime ?? cut?.commitTime ?? base.convergenceTime),
            startedAt: startedAt, endedAt: endedAt, rto: rto,
            tables: (report?.digests ?? []).sorted { $0.table < $1.table }.map { table in
                DrillEvidence.Table(
                    table: table.table.description, rows: table.rows, digest: table.digest.description,
                    proof: table.proof.rawValue)
            },
            assertions: results,
            versions: DrillEvidence.Versions(
                tidemark: program, source: forecast?.serverVersion ?? base.serverVersion, target: targetVersion),
            manifests: manifests.map { DrillEvidence.Manifest(object: $0.name, sha256: $0.hash) },
            undone: report?.undone ?? [], notes: report?.notes ?? [])
    }
}
