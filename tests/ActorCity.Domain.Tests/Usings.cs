global using System.Collections.Immutable;
global using ActorCity.Contracts;
global using ActorCity.Contracts.Access;
global using ActorCity.Contracts.Cases;
global using ActorCity.Contracts.Catalogue;
global using ActorCity.Contracts.Journal;
global using ActorCity.Contracts.Offices;
global using ActorCity.Contracts.Routing;
