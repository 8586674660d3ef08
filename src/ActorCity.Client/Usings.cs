global using System.Collections.Immutable;
global using System.Globalization;
global using ActorCity.Contracts;
global using ActorCity.Contracts.Access;
global using ActorCity.Contracts.Cases;
