package import Catalog

extension CatalogTransaction {
    package var jobs: JobStore { JobStore(session: session, notes: notes) }
    package var workers: WorkerStore { WorkerStore(session: session) }
}
