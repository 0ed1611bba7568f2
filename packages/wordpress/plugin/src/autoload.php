<?php
/**
 * Loads a class of the plugin from the file of its name: DeskClient from desk-client.php.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

spl_autoload_register(
	static function ( string $name ): void {
		$prefix = __NAMESPACE__ . '\\';
		if ( ! str_starts_with( $name, $prefix ) ) {
			return;
		}
		$words = preg_replace( '/(?<=[a-z])(?=[A-Z])/', '-', substr( $name, strlen( $prefix ) ) );
		$file  = __DIR__ . '/' . strtolower( (string) $words ) . '.php';
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);
