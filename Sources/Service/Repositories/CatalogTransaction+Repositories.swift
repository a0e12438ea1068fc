package import Catalog

extension CatalogTransaction {
    package var repositories: RepositoryStore { RepositoryStore(session: session, sealing: sealing) }
    package var facts: InstanceFactsStore { InstanceFactsStore(session: session) }
    package var jobResults: JobResultStore { JobResultStore(session: session, sealing: sealing) }
    package var jobSecrets: JobSecretStore { JobSecretStore(session: session, sealing: sealing) }
}
