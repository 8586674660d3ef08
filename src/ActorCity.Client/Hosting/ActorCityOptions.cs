namespace ActorCity.Client;

/// <summary>How to reach the city.</summary>
public enum ActorCityTransport
{
    /// <summary>An Orleans connection to gateways of silos, inside the city's network.</summary>
    Orleans = 0,

    /// <summary>The HTTP interface of an edge or a silo.</summary>
    Https = 1,
}

/// <summary>Where the city is. Section <c>ActorCity:Client</c>; checked at start, all errors at once.</summary>
public sealed class ActorCityOptions
{
    /// <summary>The section these options are read from.</summary>
    public const string Section = "ActorCity:Client";

    /// <summary>How to reach the city. Default <see cref="ActorCityTransport.Orleans"/>.</summary>
    public ActorCityTransport Transport { get; set; }

    /// <summary>Over HTTPS: the city's address, for instance <c>https://city.example/</c>. Plain HTTP is accepted on this machine only.</summary>
    public Uri? Address { get; set; }

    /// <summary>Over Orleans: gateways of silos, <c>host:port</c>. Name several, or a directory.</summary>
    public IList<string> Gateways { get; } = [];

    /// <summary>
    /// Over Orleans, instead of <see cref="Gateways"/>: silos that say over HTTPS which gateways there are, each asked until one answers.
    /// <c>/gateways</c> is added. The last list that came is kept while none answers.
    /// </summary>
    public IList<Uri> GatewayDirectory { get; } = [];

    /// <summary>Over Orleans: seconds between two looks at the gateways, 1 to 300. Default 10.</summary>
    public int GatewayRefreshSeconds { get; set; } = 10;

    /// <summary>Over Orleans: the cluster's name. Default <c>actorcity</c>.</summary>
    public string ClusterId { get; set; } = "actorcity";

    /// <summary>Over Orleans: the city's name; the same for the city's whole life. Default <c>actorcity</c>.</summary>
    public string ServiceId { get; set; } = "actorcity";

    /// <summary>
    /// How long a command or a question is tried again after no answer, seconds, 1 to 9. Default 8: a silo that died is replaced within about three.
    /// </summary>
    public int DeadlineSeconds { get; set; } = 8;

    /// <summary>How long a command without an answer is looked up before its result is unknown, seconds, 0 to 60. Default 4.</summary>
    public int LookUpSeconds { get; set; } = 4;

    /// <summary>How long one call waits for its answer, seconds, 1 to 60. Default 8: longer than a write may take (5).</summary>
    public int ResponseTimeoutSeconds { get; set; } = 8;

    /// <summary>Seconds between two looks at the city's health, 1 to 300. Default 5.</summary>
    public int HealthSeconds { get; set; } = 5;

    /// <summary>Over Orleans, in code only: what else the client needs, for instance its certificate.</summary>
    public Action<IClientBuilder>? ConfigureClient { get; set; }

    /// <summary>Over HTTPS and for the directory, in code only: what sends requests, for instance with a certificate or through a proxy.</summary>
    public Func<HttpMessageHandler>? HttpHandler { get; set; }

    /// <summary>What could not be read from the section.</summary>
    internal string? Unreadable { get; set; }
}
