package import Core

/// What opening a store may need beside its URL.
package struct StoreOptions: Sendable {
    /// A file with credentials for object storage, in the form of AWS's shared credentials file.
    package var credentialsFile: String?
    /// Bytes a second that may be written to and read from the store.
    package var uploadRate: ByteRate?
    package var downloadRate: ByteRate?
    /// Seconds for which a call that fails is tried again, unless the URL says how long; nil is the store's own default.
    package var patience: Double?
    package var environment: StoreEnvironment = .process
    package var clock: any TidemarkClock = SystemClock()

    package init() {}
}
