package import Core

extension CredentialCache {
    /// Where credentials of a location are looked for, the first that has some being used: the file that was named, the
    /// environment, the shared credentials file, the instance's role.
    ///
    /// A file or profile that was named is used alone, so that a mistake in it does not end in another account.
    package init(
        for location: S3Location, file: String?, environment: StoreEnvironment, transport: any HTTPTransport,
        clock: any TidemarkClock
    ) {
        self.init(
            file: file ?? location.credentialsFile, profile: location.profile, environment: environment,
            transport: transport, clock: clock)
    }

    /// The same for any service of the protocol.
    package init(
        file: String?, profile named: String?, environment: StoreEnvironment, transport: any HTTPTransport,
        clock: any TidemarkClock
    ) {
        let profile = named ?? environment["AWS_PROFILE"] ?? "default"
        let shared =
            environment["AWS_SHARED_CREDENTIALS_FILE"] ?? environment["HOME"].map { $0 + "/.aws/credentials" }
        if let path = file {
            self.init([FileCredentials(path: path, profile: profile, isRequired: true)], clock: clock)
            return
        }
        var sources: [any S3CredentialSource] = named == nil ? [EnvironmentCredentials(environment: environment)] : []
        if let shared {
            let isRequired = named != nil || environment["AWS_PROFILE"] != nil
            sources.append(FileCredentials(path: shared, profile: profile, isRequired: isRequired))
        }
        if named == nil, environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() != "true" {
            let endpoint = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? InstanceCredentials.defaultEndpoint
            sources.append(
                InstanceCredentials(
                    endpoint: endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint, transport: transport))
        }
        self.init(sources, clock: clock)
    }
}
